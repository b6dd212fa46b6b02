package dev.postbackdesk.export;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CutAddressesTest {
    @Test
    void addressesKeepTheirNetwork() {
        assertThat(CutAddresses.of("203.0.113.7")).isEqualTo("203.0.113.x");
        assertThat(CutAddresses.of("2001:db8:1:2:3:4:5:6")).isEqualTo("2001:db8:1:x");
        assertThat(CutAddresses.of("::1")).isEqualTo("::x");
        assertThat(CutAddresses.of("")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"It is 203.0.113.7.|It is 203.0.113.x.", "203.0.113.7:80|203.0.113.x:80",
            "for=\"[2001:db8::7]:80\"|for=\"[2001:db8::x]:80\"", "::ffff:203.0.113.7|::ffff:203.0.113.x",
            "2001:db8:1:2:3:4:5:6:80|2001:db8:1:x:80", "It is 2001:db8::7.|It is 2001:db8::x.",
            "sender:2001:db8::7|sender:2001:db8::x",
            "sender%3A2001%3Adb8%3A%3A7|sender%3A2001%3Adb8%3A%3Ax", "fe80::1%eth0|fe80::x%eth0",
            "10.0.0.0/8|10.0.0.x/8",
            "a%20203.0.113.7|a%20203.0.113.x", "::1%2C2001%3adb8%3a%3a7|::x%2C2001%3Adb8%3A%3Ax",
            "203.0.113.7.nip.example|203.0.113.x.nip.example", "10.0.0.1,10.0.0.2|10.0.0.x,10.0.0.x"})
    void everyAddressLosesItsLastPart(String text, String cut) {
        assertThat(CutAddresses.in(text)).isEqualTo(cut);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10:15:30", "Net::HTTP, std::map and Bad::Type", "1.2.3", "1.2.3.4.5", "300.1.1.1",
            "val=12.50&com=1.25", "2026-11-22T10:15:30.123456Z", "C24CA0512421422E80996FBEBFD2211D",
            "https://a:80/b:c:d",
            "12:34:56:78", "{aff_sub}:{x}::", "a%3a%3Az"})
    void nothingElseIsChanged(String text) {
        assertThat(CutAddresses.in(text)).isEqualTo(text);
    }

    /// A body is a stranger's.
    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aTextOfAnyLengthIsLookedThroughOnce() {
        for (String piece : new String[]{"a:", "1.", "%3A", "1", ":", "1.1.1.1.", "1.1.1.1", "g:"}) {
            String text = piece.repeat(2_000_000) + "g";
            assertThat(CutAddresses.in(text).length()).isEqualTo(text.length());
        }
    }
}
