package dev.postbackdesk.desktop;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How a second start reaches the desktop that holds the data folder: a Unix domain socket in that folder, for the user
/// alone, that takes one line, `show`, and answers `ok`.
final class ControlSocket implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ControlSocket.class);
    private static final String FILE = "desktop.socket";
    private static final String SHOW = "show";
    private static final String OK = "ok";
    private static final int LONGEST = 64;

    private final Path file;
    private final ServerSocketChannel server;
    private final Thread thread;

    private ControlSocket(Path file, ServerSocketChannel server, Runnable show) {
        this.file = file;
        this.server = server;
        thread = Thread.ofPlatform().name("desktop-control").daemon().unstarted(() -> serve(show));
    }

    /// Offers the socket. Only who holds the folder may: a socket left behind by a crash is replaced.
    ///
    /// @param show brings the window back; called on the socket's thread
    /// @return null where the system or the length of the path does not allow one; the log says why
    static @Nullable ControlSocket open(Path data, Runnable show) {
        Path file = data.resolve(FILE);
        try {
            Files.deleteIfExists(file);
            ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            try {
                server.bind(UnixDomainSocketAddress.of(file));
                if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
                    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
                }
            } catch (IOException | RuntimeException e) {
                server.close();
                throw e;
            }
            ControlSocket socket = new ControlSocket(file, server, show);
            socket.thread.start();
            return socket;
        } catch (IOException | RuntimeException e) {
            LOG.warn("A second start will not be able to bring this window back: no socket at {}", file, e);
            return null;
        }
    }

    /// Asks the desktop that holds `data` to show its window.
    ///
    /// @return whether one answered
    static boolean askToShow(Path data) {
        Path file = data.resolve(FILE);
        if (!Files.exists(file)) {
            return false;
        }
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(file));
            write(channel, SHOW);
            return read(channel).equals(OK);
        } catch (IOException | RuntimeException e) {
            LOG.debug("Nobody answers at {}", file, e);
            return false;
        }
    }

    private void serve(Runnable show) {
        while (server.isOpen()) {
            try (SocketChannel channel = server.accept()) {
                if (read(channel).equals(SHOW)) {
                    show.run();
                    write(channel, OK);
                }
            } catch (AsynchronousCloseException e) {
                return;
            } catch (IOException e) {
                LOG.debug("A call to the control socket broke off", e);
            }
        }
    }

    private static void write(SocketChannel channel, String line) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.US_ASCII));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /// Up to the line's end.
    private static String read(SocketChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(LONGEST);
        while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
            String text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.US_ASCII);
            if (text.endsWith("\n")) {
                return text.strip();
            }
        }
        return "";
    }

    @Override
    public void close() {
        try {
            server.close();
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.debug("Closing the control socket failed", e);
        }
    }
}
