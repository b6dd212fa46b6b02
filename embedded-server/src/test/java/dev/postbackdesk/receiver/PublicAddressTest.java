package dev.postbackdesk.receiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAddressTest {
    @ParameterizedTest
    @CsvSource({"https://track.example,https://track.example", "https://track.example/,https://track.example",
            "http://203.0.113.7:8377,http://203.0.113.7:8377", "https://shop.example/s2s/,https://shop.example/s2s"})
    void takesAddressesWithoutTheirLastSlash(String text, String address) throws ReceiverException {
        assertThat(PublicAddress.parse(text)).hasToString(address);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "track.example", "ftp://track.example", "https://", "https://user@track.example",
            "https://track.example/?x=1", "https://track.example/#top", "https://bad host/"})
    void saysWhatToWriteOtherwise(String text) {
        assertThatThrownBy(() -> PublicAddress.parse(text)).isInstanceOf(ReceiverException.class)
                .hasMessageContaining("https://track.example");
    }
}
