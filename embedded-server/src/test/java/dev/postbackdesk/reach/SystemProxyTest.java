package dev.postbackdesk.reach;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SystemProxyTest {
    private static final URI SHOP = URI.create("https://shop.example/landing");
    private static final ProxySelector NONE = ProxySelector.of(null);

    private static String of(ProxySelector system, Map<String, String> environment, URI target) {
        Proxy proxy = new SystemProxy(system, environment).of(target);
        return proxy.type() == Proxy.Type.DIRECT
                ? "direct"
                : proxy.type() + " " + ((InetSocketAddress) proxy.address()).getHostString() + ":"
                        + ((InetSocketAddress) proxy.address()).getPort();
    }

    @ParameterizedTest
    @CsvSource({"https_proxy, http://127.0.0.9:3128, HTTP 127.0.0.9:3128",
            "HTTPS_PROXY, http://127.0.0.9:3128/, HTTP 127.0.0.9:3128",
            "all_proxy, socks5h://127.0.0.9, SOCKS 127.0.0.9:1080",
            "ALL_PROXY, 127.0.0.9:8080, HTTP 127.0.0.9:8080",
            "https_proxy, http://ada:secret@[::1]:3128, HTTP ::1:3128",
            "http_proxy, http://127.0.0.9:3128, direct", "https_proxy, '', direct",
            "https_proxy, ':://', direct"})
    void theEnvironmentNamesOne(String name, String value, String expected) {
        assertThat(of(NONE, Map.of(name, value), SHOP).replace("0:0:0:0:0:0:0:1", "::1")).isEqualTo(expected);
    }

    @Test
    void theSystemComesFirstAndSmallLettersBeforeCapitals() {
        Map<String, String> both = Map.of("HTTPS_PROXY", "127.0.0.8:1", "https_proxy", "127.0.0.9:2");
        assertThat(of(ProxySelector.of(new InetSocketAddress("127.0.0.7", 3)), both, SHOP))
                .isEqualTo("HTTP 127.0.0.7:3");
        assertThat(of(NONE, both, SHOP)).isEqualTo("HTTP 127.0.0.9:2");
    }

    @Test
    void aSystemThatKnowsNothingLeavesItToTheEnvironment() {
        ProxySelector silent = new ProxySelector() {
            @Override
            public @Nullable List<Proxy> select(URI uri) {
                return List.of();
            }

            @Override
            public void connectFailed(URI uri, SocketAddress address, IOException failure) {
                throw new AssertionError(failure);
            }
        };
        assertThat(of(silent, Map.of(), SHOP)).isEqualTo("direct");
        assertThat(of(silent, Map.of("https_proxy", "127.0.0.9:2"), SHOP)).isEqualTo("HTTP 127.0.0.9:2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:8377/health", "http://localhost/", "https://desk.localhost/",
            "http://[::1]:8377/", "http://0.0.0.0:8377/", "http://127.8.9.10/"})
    void thisMachineIsNeverCalledThroughOne(String target) {
        assertThat(of(ProxySelector.of(new InetSocketAddress("127.0.0.7", 3)),
                Map.of("http_proxy", "127.0.0.9:2", "https_proxy", "127.0.0.9:2"), URI.create(target)))
                .isEqualTo("direct");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|',
            value = {"shop.example|true", "example|true", ".example|true", "*.example|true", "*|true",
                    "a.example, SHOP.example|true", "shop.example:443|false", "op.example|false", "''|false"})
    void noProxyExcepts(String except, boolean direct) {
        assertThat(of(NONE, Map.of("https_proxy", "127.0.0.9:2", "NO_PROXY", except), SHOP))
                .isEqualTo(direct ? "direct" : "HTTP 127.0.0.9:2");
    }

    @Test
    void anExceptionMayNameAPort() {
        Map<String, String> environment = Map.of("http_proxy", "127.0.0.9:2", "no_proxy", "shop.example:8080");
        assertThat(of(NONE, environment, URI.create("http://shop.example:8080/"))).isEqualTo("direct");
        assertThat(of(NONE, environment, URI.create("http://shop.example/"))).isEqualTo("HTTP 127.0.0.9:2");
    }

    @Test
    void tellsWhereAPasswordIsThatIsNotSent() {
        ProxySelector none = ProxySelector.of(null);
        assertThat(new SystemProxy(none, Map.of("HTTPS_PROXY", "http://ada:secret@127.0.0.9:3128")).withPassword())
                .hasValue("https_proxy");
        assertThat(new SystemProxy(none, Map.of("http_proxy", "ada@127.0.0.9:3128")).withPassword())
                .hasValue("http_proxy");
        assertThat(new SystemProxy(none, Map.of("HTTPS_PROXY", "127.0.0.9:3128")).withPassword()).isEmpty();
    }
}
