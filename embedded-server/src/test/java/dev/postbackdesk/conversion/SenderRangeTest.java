package dev.postbackdesk.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SenderRangeTest {
    @ParameterizedTest
    @CsvSource({"203.0.113.7,203.0.113.7,true", "203.0.113.7,203.0.113.8,false", "203.0.113.0/24,203.0.113.255,true",
            "203.0.113.0/24,203.0.114.0,false", "198.51.100.16/28,198.51.100.31,true",
            "198.51.100.16/28,198.51.100.32,false", "0.0.0.0/0,8.8.8.8,true", "0.0.0.0/0,::1,false", "::/0,::1,true",
            "2001:db8::/32,2001:db8:ffff::1,true", "2001:db8::/33,2001:db8:8000::1,false",
            "203.0.113.0/24,::ffff:203.0.113.9,true", "203.0.113.0/24,nonsense,false", "203.0.113.0/24,'',false"})
    void contains(String range, String address, boolean expected) {
        assertThat(new SenderRange(range).contains(address)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "shop.example", "203.0.113", "203.0.113.256", "203.0.113.0/33", "203.0.113.0/-1",
            "203.0.113.0/", "::1/129", "1", "203.0.113.0/24/8", " 203.0.113.7"})
    void saysWhatIsWrong(String text) {
        assertThat(SenderRange.problem(text)).get().asString().contains("Try ").endsWith(".");
    }
}
