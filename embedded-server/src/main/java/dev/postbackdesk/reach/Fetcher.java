package dev.postbackdesk.reach;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Proxy;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.HttpProxy;
import org.eclipse.jetty.client.InputStreamResponseListener;
import org.eclipse.jetty.client.Origin;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.Response;
import org.eclipse.jetty.client.Socks5Proxy;
import org.eclipse.jetty.client.transport.HttpClientTransportOverHTTP;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.io.ClientConnector;
import org.eclipse.jetty.util.IO;
import org.eclipse.jetty.util.Promise;
import org.eclipse.jetty.util.SocketAddressResolver;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Gets pages, one after the other, without following redirects; cookies are kept until it is closed. It asks a rule which
/// addresses may be connected to, after the name is resolved, and connects to just those: so no name can lead into a private
/// network, also not by naming another address the second time it is asked.
///
/// The JDK's client resolves names by itself, and can't be held to that; Jetty's takes the resolver from us, and its time
/// limit covers the whole answer.
final class Fetcher implements AutoCloseable {
    /// Which addresses may be connected to.
    @FunctionalInterface
    interface Rule {
        /// @param host as the URL names it
        boolean allows(String host, int port, InetAddress address);
    }

    /// Looks a name up, which may take long.
    @FunctionalInterface
    interface Names {
        InetAddress[] of(String host) throws UnknownHostException;
    }

    /// What came back.
    ///
    /// @param headers in order of arrival
    /// @param body decoded, cut off at the limit
    @SuppressWarnings("ArrayRecordComponent") // a page is raw bytes, and answers are never compared
    record Answer(int status, List<Map.Entry<String, String>> headers, byte[] body) {
        Optional<String> header(String name) {
            return all(name).stream().findFirst();
        }

        List<String> all(String name) {
            return headers.stream().filter(header -> header.getKey().equalsIgnoreCase(name)).map(Map.Entry::getValue)
                    .toList();
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(Fetcher.class);
    private static final int LONGEST_HEADERS = 64 * 1024;

    private final Connections connections = new Connections();
    private final HttpClient client = new HttpClient(new HttpClientTransportOverHTTP(connections));
    private final Rule rule;
    private final SystemProxy proxies;
    private final Names names;
    private final Set<Proxy> used = ConcurrentHashMap.newKeySet();

    Fetcher(Rule rule) {
        this(rule, new SslContextFactory.Client());
    }

    /// @param tls whom it believes: for tests
    Fetcher(Rule rule, SslContextFactory.Client tls) {
        this(rule, tls, SystemProxy.here());
    }

    /// @param proxies through which calls go
    Fetcher(Rule rule, SslContextFactory.Client tls, SystemProxy proxies) {
        this(rule, tls, proxies, InetAddress::getAllByName);
    }

    /// @param names looks up what a name is here
    Fetcher(Rule rule, SslContextFactory.Client tls, SystemProxy proxies, Names names) {
        this.rule = rule;
        this.names = names;
        this.proxies = proxies;
        QueuedThreadPool threads = new QueuedThreadPool(8, 1);
        threads.setName("fetch");
        threads.setDaemon(true);
        client.setExecutor(threads);
        client.setSslContextFactory(tls);
        client.setFollowRedirects(false);
        client.setUserAgentField(null);
        client.setMaxResponseHeadersSize(LONGEST_HEADERS);
        client.setSocketAddressResolver(new Resolver(this::allows, names));
    }

    /// Makes ready to get.
    void start() {
        try {
            client.start();
        } catch (Exception e) {
            throw new IllegalStateException("The HTTP client did not start", e);
        }
    }

    /// Gets one page.
    ///
    /// @param headers to send
    /// @param within for everything, the body included
    /// @param most bytes of the body that are read; the rest is left
    /// @throws InterruptedException where nobody waits any more; the connection is closed then
    Answer get(URI url, Map<String, String> headers, Duration within, int most)
            throws Unreached, InterruptedException {
        long end = System.nanoTime() + within.toNanos();
        InputStreamResponseListener listener = new InputStreamResponseListener();
        Request request;
        Proxy proxy = proxies.of(url);
        if (proxy.type() != Proxy.Type.DIRECT) {
            goThrough(proxy, url, end);
        }
        try {
            request = client.newRequest(url).timeout(Math.max(1, within.toMillis()), TimeUnit.MILLISECONDS)
                    .headers(fields -> headers.forEach(fields::put));
        } catch (IllegalArgumentException | NullPointerException e) {
            throw new Unreached(Unreached.Reason.BROKEN, url + " can't be called.", e);
        }
        try {
            request.send(listener);
            Response response = listener.get(Math.max(1, end - System.nanoTime()), TimeUnit.NANOSECONDS);
            byte[] body;
            try (InputStream in = listener.getInputStream()) {
                body = in.readNBytes(most);
            }
            return new Answer(response.getStatus(), response.getHeaders().stream().map(Fetcher::entry).toList(), body);
        } catch (ExecutionException | TimeoutException | IOException e) {
            throw unreached(e);
        } finally {
            // What is left of it is nobody's.
            var _ = request.abort(new IOException("No more of it is wanted."));
        }
    }

    /// A proxy looks the name up by itself, so that the rule is asked before, of what the name is here: a proxy must not lead
    /// into its own network either. A name that only the proxy knows is left to it.
    ///
    /// @param end of the time for it, as [System#nanoTime] tells it
    private void goThrough(Proxy proxy, URI url, long end) throws Unreached, InterruptedException {
        String host = url.getHost();
        int port = url.getPort() >= 0 ? url.getPort() : url.getScheme().equalsIgnoreCase("https") ? 443 : 80;
        try {
            // The proxy chooses among a name's addresses, so that each has to be allowed.
            for (InetAddress address : lookedUp(host, end)) {
                if (!rule.allows(host, port, address)) {
                    throw unreached(new PrivateAddress(host + " is " + address.getHostAddress()));
                }
            }
        } catch (UnknownHostException e) {
            LOG.debug("{} is not known here; the proxy may know it", host);
        }
        if (proxy.address() instanceof InetSocketAddress at && used.add(proxy)) {
            Origin.Address address = new Origin.Address(at.getHostString(), at.getPort());
            client.getProxyConfiguration().addProxy(proxy.type() == Proxy.Type.SOCKS
                    ? new Socks5Proxy(address, false) {
                        @Override
                        public boolean matches(Origin origin) {
                            return isFor(proxy, origin);
                        }
                    }
                    : new HttpProxy(address, false) {
                        @Override
                        public boolean matches(Origin origin) {
                            return isFor(proxy, origin);
                        }
                    });
        }
    }

    /// Name servers may take longer than anybody waits here.
    private InetAddress[] lookedUp(String host, long end)
            throws UnknownHostException, Unreached, InterruptedException {
        CompletableFuture<InetAddress[]> found = new CompletableFuture<>();
        Thread.ofVirtual().name("fetch-look-up").start(() -> {
            try {
                found.complete(names.of(host));
            } catch (UnknownHostException | RuntimeException e) {
                found.completeExceptionally(e);
            }
        });
        try {
            return found.get(Math.max(1, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownHostException unknown) {
                throw unknown;
            }
            throw unreached(e);
        } catch (TimeoutException e) {
            throw unreached(e);
        }
    }

    private boolean isFor(Proxy proxy, Origin origin) {
        Proxy other = proxies.of(URI.create(origin.asString()));
        // By name: looked up again, a proxy of several addresses may be another one of them.
        return other.type() == proxy.type() && other.address() instanceof InetSocketAddress its
                && proxy.address() instanceof InetSocketAddress at && its.getHostString().equals(at.getHostString())
                && its.getPort() == at.getPort();
    }

    /// The user's own proxy may well have a private address.
    private boolean allows(String host, int port, InetAddress address) {
        return used.stream().anyMatch(proxy -> proxy.address() instanceof InetSocketAddress at
                && at.getHostString().equals(host) && at.getPort() == port) || rule.allows(host, port, address);
    }

    private static Map.Entry<String, String> entry(HttpField field) {
        return Map.entry(field.getName(), Optional.ofNullable(field.getValue()).orElse(""));
    }

    private static Unreached unreached(Exception failure) {
        String detail = "";
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            detail = cause.getClass().getSimpleName()
                    + (cause.getMessage() == null ? "" : ": " + cause.getMessage());
            Unreached.Reason reason = switch (cause) {
                case PrivateAddress _ -> Unreached.Reason.PRIVATE_ADDRESS;
                case UnknownHostException _,UnresolvedAddressException _ -> Unreached.Reason.NAME_NOT_FOUND;
                case CertificateException _ -> Unreached.Reason.CERTIFICATE;
                // Its messages differ by system; whatever it is, no connection came about.
                case NoRouteToHostException _,java.net.ConnectException _ -> Unreached.Reason.REFUSED;
                case TimeoutException _ -> Unreached.Reason.TIMED_OUT;
                default -> null;
            };
            if (reason != null) {
                return new Unreached(isTimeout(cause) ? Unreached.Reason.TIMED_OUT : reason, detail, failure);
            }
            if (cause instanceof SSLException && cause.getCause() == null && isAboutCertificate(cause)) {
                return new Unreached(Unreached.Reason.CERTIFICATE, detail, failure);
            }
        }
        return new Unreached(Unreached.Reason.BROKEN, detail, failure);
    }

    /// Some systems tell of a connection that timed out as of one that was refused.
    private static boolean isTimeout(Throwable cause) {
        return cause instanceof java.net.ConnectException
                && String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT).contains("timed out");
    }

    private static boolean isAboutCertificate(Throwable cause) {
        return String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT).contains("certificate");
    }

    @Override
    public void close() {
        try {
            client.stop();
        } catch (Exception e) {
            throw new IllegalStateException("The HTTP client did not stop", e);
        } finally {
            connections.close();
        }
    }

    /// Every connection that was begun: a client that is stopped just while one comes about would leave it open for good.
    private static final class Connections extends ClientConnector {
        private final Queue<SelectableChannel> begun = new ConcurrentLinkedQueue<>();
        private volatile boolean closed;

        @Override
        protected void configure(SelectableChannel channel) throws IOException {
            begun.add(channel);
            if (closed) {
                throw new ClosedChannelException();
            }
            super.configure(channel);
        }

        void close() {
            closed = true;
            begun.forEach(IO::close);
        }
    }

    private static final class PrivateAddress extends IOException {
        private static final long serialVersionUID = 1;

        PrivateAddress(String message) {
            super(message);
        }
    }

    private record Resolver(Rule rule, Names names) implements SocketAddressResolver {
        @Override
        public void resolve(String host, int port, Map<String, Object> context,
                Promise<List<InetSocketAddress>> promise) {
            // Name servers may take their time; the request's own limit runs meanwhile.
            Thread.ofVirtual().name("fetch-resolve").start(() -> {
                try {
                    InetAddress[] all = names.of(host);
                    List<InetSocketAddress> allowed = Arrays.stream(all)
                            .filter(address -> rule.allows(host, port, address))
                            .map(address -> new InetSocketAddress(address, port)).toList();
                    if (allowed.isEmpty()) {
                        promise.failed(new PrivateAddress(host + " is " + all[0].getHostAddress()));
                    } else {
                        promise.succeeded(allowed);
                    }
                } catch (UnknownHostException | RuntimeException e) {
                    promise.failed(e);
                }
            });
        }
    }
}
