package dev.postbackdesk.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@NullMarked
class SendersTest {
    @ParameterizedTest
    @CsvSource({"127.0.0.1,127.0.0.1", "::ffff:203.0.113.7,203.0.113.7", "::1,::1", "::,::",
            "2001:DB8:0:0:1:0:0:1,2001:db8::1:0:0:1", "2001:db8:0:1:1:1:1:1,2001:db8:0:1:1:1:1:1",
            "fe80:0:0:0:0:0:0:0,fe80::", "1:0:0:2:0:0:0:3,1:0:0:2::3", "2001:db8::a00:1,2001:db8::a00:1"})
    void anAddressIsWrittenAsTheRfcsWriteIt(String address, String text) {
        assertThat(Senders.numeric(new InetSocketAddress(InetAddress.ofLiteral(address), 1))).isEqualTo(text);
    }
}
