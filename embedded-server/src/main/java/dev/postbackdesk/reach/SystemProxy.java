package dev.postbackdesk.reach;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Through which proxy a call to elsewhere goes: the one that the system or the program's own properties name
/// ([ProxySelector]), else the one of `HTTPS_PROXY`, `HTTP_PROXY` or `ALL_PROXY`, in capitals or not, with the exceptions of
/// `NO_PROXY`, as curl reads them. Never for this machine's own addresses: no proxy knows those. Immutable.
///
/// @param system what the system says
/// @param environment the environment's variables
public record SystemProxy(ProxySelector system, Map<String, String> environment) {
    /// Every call goes straight.
    public static final SystemProxy NONE = new SystemProxy(ProxySelector.of(null), Map.of());
    private static final int USUAL_PORT = 1080;

    public SystemProxy {
        environment = Map.copyOf(environment);
    }

    /// Lets Java ask the system for its proxy, which it does only when told to before the first call. A user's own
    /// `-Djava.net.useSystemProxies` stands.
    public static void askTheSystem() {
        System.getProperties().putIfAbsent("java.net.useSystemProxies", "true");
    }

    /// As it is on this machine now.
    public static SystemProxy here() {
        ProxySelector system = ProxySelector.getDefault();
        SystemProxy here = new SystemProxy(system == null ? ProxySelector.of(null) : system, System.getenv());
        here.withPassword()
                .ifPresent(name -> log().warn("The name and password in {} are not sent to the proxy. Use a proxy"
                        + " that asks for none, for instance one on this machine that adds them.", name));
        return here;
    }

    /// Not held: the first logger of a process makes Logback ready, and a start comes by [#askTheSystem] before anything else.
    private static Logger log() {
        return LoggerFactory.getLogger(SystemProxy.class);
    }

    /// The variable whose proxy has a name or a password with it, which is not sent; empty if none has.
    Optional<String> withPassword() {
        return Stream.of("https_proxy", "http_proxy", "all_proxy")
                .filter(name -> variable(name).filter(value -> value.contains("@")).isPresent()).findFirst();
    }

    /// The proxy for a call to `target`, [Proxy#NO_PROXY] for none. Its address is resolved already, as far as it can be.
    ///
    /// @param target an absolute http or https address
    public Proxy of(URI target) {
        String host = Optional.ofNullable(target.getHost()).orElse("").toLowerCase(Locale.ROOT);
        if (host.isEmpty() || isThisMachine(host)) {
            return Proxy.NO_PROXY;
        }
        List<Proxy> named = system.select(target);
        Proxy first = named == null || named.isEmpty() ? Proxy.NO_PROXY : named.getFirst();
        return first.type() == Proxy.Type.DIRECT ? ofEnvironment(target, host) : first;
    }

    /// The same for the JDK's own HTTP client, which knows HTTP proxies only, and goes straight where there is another.
    public ProxySelector selector() {
        SystemProxy chosen = this;
        return new ProxySelector() {
            @Override
            public List<Proxy> select(URI target) {
                return List.of(chosen.of(target));
            }

            @Override
            public void connectFailed(URI target, SocketAddress proxy, IOException failure) {
                system.connectFailed(target, proxy, failure);
            }
        };
    }

    private Proxy ofEnvironment(URI target, String host) {
        if (isExcepted(host, target.getPort())) {
            return Proxy.NO_PROXY;
        }
        String scheme = target.getScheme().toLowerCase(Locale.ROOT);
        return variable(scheme + "_proxy").or(() -> variable("all_proxy")).flatMap(SystemProxy::parse)
                .orElse(Proxy.NO_PROXY);
    }

    private Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).or(
                () -> Optional.ofNullable(environment.get(name.toUpperCase(Locale.ROOT)))).map(String::strip)
                .filter(value -> !value.isEmpty());
    }

    /// `http://proxy:3128`, `socks5://127.0.0.1`, or just `proxy:3128`; what can't be read counts as none.
    private static Optional<Proxy> parse(String text) {
        try {
            URI uri = URI.create(text.contains("://") ? text : "http://" + text);
            if (uri.getHost() == null) {
                return Optional.empty();
            }
            boolean socks = uri.getScheme().toLowerCase(Locale.ROOT).startsWith("socks");
            String host = uri.getHost().replaceAll("^\\[|]$", "");
            SocketAddress address = new InetSocketAddress(host, uri.getPort() < 0 ? USUAL_PORT : uri.getPort());
            return Optional.of(new Proxy(socks ? Proxy.Type.SOCKS : Proxy.Type.HTTP, address));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /// Each of `NO_PROXY` excepts a name and what ends in it; `*` all; a port, where it names one, has to be the same.
    private boolean isExcepted(String host, int port) {
        for (String written : variable("no_proxy").orElse("").toLowerCase(Locale.ROOT).split("[,\\s]+")) {
            String except = written;
            int colon = except.lastIndexOf(':');
            boolean withPort = colon > 0 && except.indexOf(':') == colon;
            if (withPort) {
                if (!except.substring(colon + 1).equals(Integer.toString(port))) {
                    continue;
                }
                except = except.substring(0, colon);
            }
            except = except.replaceFirst("^\\*?\\.", "");
            if (except.equals("*") || (!except.isEmpty() && (host.equals(except) || host.endsWith("." + except)))) {
                return true;
            }
        }
        return false;
    }

    /// `localhost`, names below it (RFC 6761), and loopback addresses.
    private static boolean isThisMachine(String host) {
        if (host.equals("localhost") || host.endsWith(".localhost")) {
            return true;
        }
        try {
            InetAddress literal = InetAddress.ofLiteral(host.replaceAll("^\\[|]$", ""));
            return literal.isLoopbackAddress() || literal.isAnyLocalAddress();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
