package dev.postbackdesk.desktop.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReachTest {
    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:8377", "http://localhost", "http://desk.local:80", "http://10.1.2.3",
            "http://192.168.1.4:8377", "http://[::1]:8377", "http://0.0.0.0:1"})
    void knowsWhatOnlyThisMachineReaches(String address) {
        assertThat(Reach.isLocalOnly(URI.create(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://pb.example", "http://203.0.113.7", "http://[2001:db8::1]:80"})
    void knowsWhatOthersReach(String address) {
        assertThat(Reach.isLocalOnly(URI.create(address))).isFalse();
    }
}
