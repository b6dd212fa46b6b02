package dev.postbackdesk.reach;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.reach.ReachFinding.Code;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReachTest {
    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:8377", "http://127.8.8.8", "http://127.1", "http://localhost",
            "http://LOCALHOST.", "http://shop.localhost", "http://desk.local:80", "http://desk", "http://nas.home.arpa",
            "http://db.internal", "http://10.1.2.3", "http://172.16.0.1", "http://172.31.255.255",
            "http://192.168.1.4:8377", "http://169.254.169.254", "http://100.64.0.1", "http://100.127.255.255",
            "http://0.0.0.0:1", "http://224.0.0.1", "http://255.255.255.255", "http://[::1]:8377", "http://[::]",
            "http://[fe80::1]", "http://[fd12:3456::1]", "http://[::ffff:10.0.0.1]", "http://[64:ff9b::a00:1]",
            "http://[64:ff9b:1::cb00:7107]", "http://[64:ff9b:1:aa::1]", "http://[2002:a00:1::1]",
            "http://[2002:c0a8:101::]"})
    void knowsWhatOnlyThisMachineOrItsNetworkReaches(String address) {
        assertThat(Reach.isLocalOnly(URI.create(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://pb.example", "http://203.0.113.7", "http://[2001:db8::1]:80", "http://172.15.0.1",
            "http://172.32.0.1", "http://100.63.255.255", "http://100.128.0.1", "http://mylocal.example",
            "http://localhost.example", "http://[64:ff9b::cb00:7107]", "http://192.169.0.1",
            "http://[2002:cb00:7107::1]", "http://[64:ff9b:2::1]"})
    void knowsWhatOthersReach(String address) {
        assertThat(Reach.isLocalOnly(URI.create(address))).isFalse();
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-",
            value = {"http://127.0.0.1:8377/postback?clickId={x}|y,-,UNREACHABLE_ADDRESS,127.0.0.1",
                    "https://desk.local/c/summer,https://pb.example,UNREACHABLE_ADDRESS,desk.local",
                    "http://[::1]:1/c/summer,-,UNREACHABLE_ADDRESS,[::1]",
                    "http://PB.example/postback?clickId=#s2#,https://pb.example,INSECURE_ADDRESS,PB.example",
                    "http://pb.example/c/summer,http://pb.example,INSECURE_PUBLIC_ADDRESS,pb.example"})
    void findsWhatIsWrongWithAnAddress(String url, String publicAddress, Code code, String host) {
        assertThat(ReachFinding.of(url, Optional.ofNullable(publicAddress).map(URI::create)))
                .contains(new ReachFinding(code, host));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://pb.example/c/summer", "http://other.example/postback?x={y}", "not a url", "http://",
                    "ftp://127.0.0.1/", "http://[broken", ""})
    void saysNothingOfOthers(String url) {
        assertThat(ReachFinding.of(url, Optional.of(URI.create("https://pb.example")))).isEmpty();
    }

    @Test
    void bothKindsOfInsecurityAreOneFinding() {
        assertThat(Code.INSECURE_PUBLIC_ADDRESS.finding()).isEqualTo("INSECURE_ADDRESS");
        assertThat(Code.UNREACHABLE_ADDRESS.finding()).isEqualTo("UNREACHABLE_ADDRESS");
    }
}
