package dev.postbackdesk.desktop.clicks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UserAgentsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|',
            textBlock = """
                    Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0 | false | Firefox 140, Linux
                    Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 | false | Chrome 142, Windows
                    Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0 | false | Edge 142, Windows
                    Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1 | false | Safari 18, iPhone
                    Mozilla/5.0 (Linux; Android 16) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36 | false | Chrome 142, Android
                    Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15 | false | Safari 18, macOS
                    Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html) | true | Googlebot
                    WhatsApp/2.23 | true | WhatsApp 2.23
                    curl/8.5.0 | false | curl 8.5
                    something else | false | something
                    ( | false | (
                    """)
    void saysWhatItIs(String agent, boolean crawler, String words) {
        assertThat(UserAgents.words(agent, crawler)).isEqualTo(words);
    }
}
