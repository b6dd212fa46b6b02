package dev.postbackdesk.reach;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageRedirectTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`',
            value = {"0;url=/b|/b", "0; URL='/b'|/b", "5;/b|/b", "0 ; url = /b?x=1|/b?x=1",
                    "0,url=/b|/b", "0.5;url=/b|/b", "0;url=\"/b\"|/b"})
    void readsARefresh(String content, String target) {
        assertThat(PageRedirect.refresh(content)).contains(target);
    }

    @ParameterizedTest
    @ValueSource(strings = {"300", "30;url=/later", "0", "0;url=", "", "x;url=/b", "99999999999;url=/b"})
    void staysElsewhere(String content) {
        assertThat(PageRedirect.refresh(content)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"<!-- <meta http-equiv=refresh content='0;url=/b'> -->",
            "<noscript><meta http-equiv=refresh content='0;url=/b'></noscript>",
            "<script>document.write('<meta http-equiv=refresh content=\"0;url=/b\">')</script>",
            "<meta name=refresh content='0;url=/b'>", "<meta http-equiv=refresh", "<!-- <script"})
    void leavesOutWhatABrowserWithScriptsDoesNotRead(String html) {
        assertThat(new PageRedirect(html).metaRefresh()).isEmpty();
    }

    @Test
    void readsTheTagAfterOthers() {
        assertThat(new PageRedirect(
                "<scripty><meta charset=utf-8><script>x</script><meta content=\"0;url=/b\" http-equiv=\"Refresh\">")
                .metaRefresh()).contains("/b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"location='/b'", "window.location = '/b'", "document.location.href=x",
            "top.location.replace(u)", "location.assign ( u )"})
    void seesScriptsThatMoveOn(String script) {
        assertThat(new PageRedirect("<p><script>" + script + "</script>").mayMoveByScript()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"if (location == '/b') {}", "var location2 = 1", "x = location.href"})
    void doesNotSeeThemWhereThereAreNone(String script) {
        assertThat(new PageRedirect("<script>" + script + "</script>location='/text'").mayMoveByScript()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"<script ", "<!--", "<meta ", "<", "<meta http-equiv=refresh content=", "<noscript></noscript"})
    void readsAnythingInOnePass(String piece) {
        String html = piece.repeat(256 * 1024 / piece.length());
        org.junit.jupiter.api.Assertions.assertTimeoutPreemptively(Duration.ofSeconds(5), () -> {
            PageRedirect page = new PageRedirect(html);
            assertThat(page.metaRefresh()).isEmpty();
            assertThat(page.mayMoveByScript()).isFalse();
        });
    }
}
