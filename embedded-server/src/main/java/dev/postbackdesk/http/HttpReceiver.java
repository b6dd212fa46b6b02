package dev.postbackdesk.http;

import dev.postbackdesk.click.Redirects;
import dev.postbackdesk.language.Saying;
import dev.postbackdesk.link.Destination;
import dev.postbackdesk.postback.Intake;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.channels.UnresolvedAddressException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Receives postbacks and clicks over HTTP: bytes in, status out. What becomes of them, others decide.
///
/// To be started once and closed once; everything else is thread-safe.
public final class HttpReceiver implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HttpReceiver.class);

    /// For accepting, reading, and handling what was read: nothing of it waits.
    private static final int THREADS = 16;
    /// How long a spare one of them stays, in milliseconds.
    private static final int THREAD_IDLE = 60_000;
    /// Above our own limits for line, headers and trailers together, so that Jetty's never applies: it would write a
    /// warning to the log for each.
    private static final int JETTY_HEADER_LIMIT = 64 * 1024;
    private static final int BUFFER = 8 * 1024;
    /// Connections that the system keeps until they are accepted.
    private static final int BACKLOG = 1024;
    /// How long a connection may be idle while others wait, in milliseconds.
    private static final long IDLE_WHEN_FULL = 1_000;
    /// Above the longest destination, every character of which may take nine when it is percent-encoded.
    private static final int ANSWER_HEADER_LIMIT = 9 * Destination.LONGEST + 8 * 1024;

    private final HttpReceiverConfig config;
    private final Timing timing;
    private final RunningRequests running = new RunningRequests();
    private final Server server;
    private final ServerConnector connector;
    private volatile @Nullable URI address;

    /// Starts nothing.
    ///
    /// @param storing whether postbacks can be stored now, for `/health`; asked at every such request
    public HttpReceiver(HttpReceiverConfig config, Intake intake, Redirects redirects, BooleanSupplier storing,
            Door door) {
        this(config, intake, redirects, storing, door, Timing.DEFAULT, Capacity.DEFAULT);
    }

    HttpReceiver(HttpReceiverConfig config, Intake intake, Redirects redirects, BooleanSupplier storing,
            Door door, Timing timing, Capacity capacity) {
        this.config = config;
        this.timing = timing;
        server = server();
        server.setErrorHandler(new PlainErrors(config, door));
        server.setHandler(new Routes(config, intake, redirects, storing, door, running,
                new BodyRoom(capacity.bodyBytes())));
        connector = new ServerConnector(server, 1, 1, new Factory(configuration(), timing));
        connector.setHost(config.bind());
        connector.setPort(config.port());
        connector.setAcceptQueueSize(BACKLOG);
        connector.setIdleTimeout(timing.idle().toMillis());
        server.addConnector(connector);
        NetworkConnectionLimit limit = new NetworkConnectionLimit(capacity.connections(), connector);
        limit.setEndPointIdleTimeout(IDLE_WHEN_FULL);
        server.addBean(limit);
    }

    /// Gets ready what Jetty reads when it is used for the first time: that takes as long as to open a small database, and
    /// can be done on another thread meanwhile.
    public static void prepare() {
        var _ = new ServerConnector(server(), 1, 1, new Factory(configuration(), Timing.DEFAULT));
    }

    private static Server server() {
        // Jetty's own queue asks JMX for the size of a cache line, which starts half of the JDK's management.
        QueuedThreadPool threads = new QueuedThreadPool(THREADS, 4, THREAD_IDLE, new LinkedBlockingQueue<>());
        threads.setName("http");
        threads.setStopTimeout(500);
        Server server = new Server(threads, new ScheduledExecutorScheduler("http-timer", true), null);
        server.setStopTimeout(0);
        return server;
    }

    /// Opens the port and receives from now on.
    ///
    /// @throws CannotListen if the address can't be had; nothing is left open then
    public void start() throws CannotListen {
        try {
            connector.open();
        } catch (IOException | UnresolvedAddressException e) {
            throw cannotListen(e);
        }
        address = uri(connector.getLocalPort());
        try {
            server.start();
        } catch (Exception e) {
            close();
            throw new IllegalStateException("The HTTP server did not start.", e);
        }
    }

    /// Where it listens, or listened, e.g. `http://127.0.0.1:8377`, with the real port where any free one was asked for.
    ///
    /// @throws IllegalStateException before it was started
    public URI address() {
        URI known = address;
        if (known == null) {
            throw new IllegalStateException("The receiver was not started.");
        }
        return known;
    }

    /// Takes no more requests, waits up to four seconds for the running ones, and closes all connections.
    @Override
    public void close() {
        // What it returns completes when all connections are gone, which is not waited for: idle ones may stay long.
        var _ = connector.shutdown();
        try {
            if (!running.close(timing.close())) {
                LOG.warn("Some requests were still running when the receiver closed; they got no answer.");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        try {
            server.stop();
        } catch (Exception e) {
            LOG.warn("The HTTP server did not stop cleanly.", e);
        }
    }

    private static HttpConfiguration configuration() {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setSendXPoweredBy(false);
        http.setRequestHeaderSize(JETTY_HEADER_LIMIT);
        http.setMaxResponseHeaderSize(ANSWER_HEADER_LIMIT);
        http.setInputBufferSize(BUFFER);
        // The parser scans arrays faster.
        http.setUseInputDirectByteBuffers(false);
        // The target's path and query are read from the raw head; this is for what Jetty still looks at.
        http.setUriCompliance(UriCompliance.from("DEFAULT,FRAGMENT,ILLEGAL_PATH_CHARACTERS"));
        // Nothing here depends on the Host header, and senders in containers put odd names into it.
        http.setHttpCompliance(
                HttpCompliance.RFC7230.with("RECEIVER", HttpCompliance.Violation.UNSAFE_HOST_HEADER));
        return http;
    }

    private CannotListen cannotListen(Exception e) {
        String address = uri(config.port()).getAuthority();
        return switch (causeOf(e)) {
            case PORT_TAKEN -> new CannotListen(CannotListen.Cause.PORT_TAKEN, address,
                    Saying.of("said.port.taken-choose", address), e);
            case NOT_PERMITTED -> new CannotListen(CannotListen.Cause.NOT_PERMITTED, address,
                    Saying.of("said.port.not-permitted", address), e);
            case NO_SUCH_ADDRESS -> new CannotListen(CannotListen.Cause.NO_SUCH_ADDRESS, address,
                    Saying.of("said.address.not-ours", config.bind()), e);
        };
    }

    private CannotListen.Cause causeOf(Exception e) {
        InetAddress bind = new InetSocketAddress(config.bind(), config.port()).getAddress();
        if (bind == null || !isOurs(bind)) {
            return CannotListen.Cause.NO_SUCH_ADDRESS;
        }
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            // The one thing that only the words tell.
            if (cause instanceof SocketException && String.valueOf(cause.getMessage()).contains("ermission")) {
                return CannotListen.Cause.NOT_PERMITTED;
            }
            if (cause instanceof BindException) {
                return CannotListen.Cause.PORT_TAKEN;
            }
        }
        return CannotListen.Cause.NO_SUCH_ADDRESS;
    }

    private static boolean isOurs(InetAddress address) {
        try {
            return address.isAnyLocalAddress() || address.isLoopbackAddress()
                    || NetworkInterface.getByInetAddress(address) != null;
        } catch (SocketException e) {
            LOG.debug("The network interfaces can't be listed.", e);
            return true;
        }
    }

    private URI uri(int port) {
        try {
            return new URI("http", null, config.bind(), port, null, null, null);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(config.bind() + " makes no URI.", e);
        }
    }

    private static final class Factory extends HttpConnectionFactory {
        private final Timing timing;

        Factory(HttpConfiguration configuration, Timing timing) {
            super(configuration);
            this.timing = timing;
        }

        @Override
        public Connection newConnection(Connector connector, EndPoint endPoint) {
            ReceiverConnection connection = new ReceiverConnection(getHttpConfiguration(), connector, endPoint, timing);
            return configure(connection, connector, endPoint);
        }
    }
}
