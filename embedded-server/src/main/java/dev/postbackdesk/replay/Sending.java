package dev.postbackdesk.replay;

import dev.postbackdesk.language.Saying;
import dev.postbackdesk.reach.SystemProxy;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/// One request on its way, over a connection of its own; redirects are not followed. Closing it from another thread breaks it
/// off.
public final class Sending implements AutoCloseable {
    private final Address address;
    private final long deadline;
    private final SystemProxy proxies;
    private @Nullable Socket socket;
    private boolean closed;

    private Sending(Address address, long deadline, SystemProxy proxies) {
        this.address = address;
        this.deadline = deadline;
        this.proxies = proxies;
    }

    /// Begins nothing yet; the time runs from here. It goes through the system's proxy, where there is one for that address.
    public static Sending to(Address address) {
        return to(address, Duration.ofSeconds(ReplayRequest.MOST_SECONDS));
    }

    /// The same, through no proxy: for our own listener, which no proxy may know.
    public static Sending straightTo(Address address) {
        return to(address, Duration.ofSeconds(ReplayRequest.MOST_SECONDS), SystemProxy.NONE);
    }

    static Sending to(Address address, Duration limit) {
        return to(address, limit, SystemProxy.here());
    }

    static Sending to(Address address, Duration limit, SystemProxy proxies) {
        return new Sending(address, System.nanoTime() + limit.toNanos(), proxies);
    }

    /// Sends it and reads the answer.
    ///
    /// @param host what `Host` is to say, or `""` to leave the request's own
    public Replayed send(ReplayRequest request, String host) throws ReplayProblem {
        byte[] bytes = RequestBytes.of(request, host);
        long start = System.nanoTime();
        try {
            Socket connected = connect();
            connected.getOutputStream().write(bytes);
            connected.getOutputStream().flush();
            Replayed answer = new AnswerReader(new BufferedInputStream(new Bounded(connected)))
                    .read(request.method().equals("HEAD"));
            return new Replayed(answer.status(), answer.headers(), answer.body(), answer.cut(),
                    Duration.ofNanos(System.nanoTime() - start), null);
        } catch (IOException e) {
            throw problem(e);
        } finally {
            close();
        }
    }

    private Socket connect() throws IOException {
        Proxy proxy = proxies.of(URI.create((address.secure() ? "https://" : "http://") + address.authority()));
        // Where there is a proxy, it is a tunnel (CONNECT): what is sent and shown stays that address's own, byte for byte.
        Socket plain = keep(new Socket(proxy));
        plain.connect(proxy.type() == Proxy.Type.DIRECT
                ? new InetSocketAddress(InetAddress.getByName(address.host()), address.port())
                : InetSocketAddress.createUnresolved(address.host(), address.port()), left());
        if (!address.secure()) {
            return plain;
        }
        plain.setSoTimeout(left());
        Socket wrapped = ((SSLSocketFactory) SSLSocketFactory.getDefault()).createSocket(plain, address.host(),
                address.port(), true);
        if (!(keep(wrapped) instanceof SSLSocket secure)) {
            throw new IOException("no TLS");
        }
        SSLParameters parameters = secure.getSSLParameters();
        // Without it any certificate would do.
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secure.setSSLParameters(parameters);
        secure.startHandshake();
        return secure;
    }

    private synchronized Socket keep(Socket made) throws IOException {
        socket = made;
        if (closed) {
            made.close();
        }
        return made;
    }

    /// Milliseconds; a socket takes 0 for ever.
    private int left() throws SocketTimeoutException {
        long millis = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        if (millis <= 0) {
            throw new SocketTimeoutException();
        }
        return (int) millis;
    }

    private ReplayProblem problem(IOException e) {
        String where = (address.secure() ? "https://" : "http://") + address.authority();
        synchronized (this) {
            if (closed) {
                return ReplayProblem.unanswered(Saying.of("said.replay.broken-off", where), e);
            }
        }
        return ReplayProblem.unanswered(switch (e) {
            case UnknownHostException _ -> Saying.of("said.replay.no-host", address.host());
            case SocketTimeoutException _ -> Saying.of("said.replay.late", where, ReplayRequest.MOST_SECONDS);
            case ConnectException _,NoRouteToHostException _ -> Saying.of("said.replay.nothing", where);
            case SSLException _ -> Saying.of("said.replay.tls", where, Saying.why(e));
            case EOFException _ -> Saying.of("said.replay.half", where);
            case AnswerReader.NoHttp _ -> Saying.of("said.replay.no-http", where);
            default -> Saying.of("said.replay.broke", where, Saying.why(e));
        }, e);
    }

    @Override
    public void close() {
        Socket open;
        synchronized (this) {
            open = socket;
            socket = null;
            closed = true;
        }
        if (open != null) {
            try {
                open.close();
            } catch (IOException _) {
                // It is gone, which is all that was wanted.
            }
        }
    }

    /// Each read waits only as long as is left of the whole.
    private final class Bounded extends FilterInputStream {
        private final Socket from;

        Bounded(Socket from) throws IOException {
            super(from.getInputStream());
            this.from = from;
        }

        @Override
        public int read() throws IOException {
            from.setSoTimeout(left());
            return super.read();
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            from.setSoTimeout(left());
            return super.read(buffer, offset, length);
        }
    }
}
