package dev.postbackdesk.benchmarks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// nginx with a worker per core, which answers everything with 200 and writes a line for it to its access log. The
/// log's line holds the request, as the receiver's row does; it is not buffered, as is nginx's default.
final class NginxProcess implements Server {
    private static final int WORKERS = Runtime.getRuntime().availableProcessors();
    private static final Duration TO_START = Duration.ofSeconds(10);

    private final Child child;
    private final int port;
    private final Path folder;

    private NginxProcess(Child child, int port, Path folder) {
        this.child = child;
        this.port = port;
        this.folder = folder;
    }

    /// The program, if it is installed.
    static Optional<Path> program() {
        Stream<String> places = Stream.concat(
                Stream.of(System.getenv().getOrDefault("PATH", "").split(System.getProperty("path.separator"))),
                Stream.of("/usr/sbin", "/usr/local/sbin", "/opt/homebrew/bin"));
        return places.map(place -> Path.of(place, "nginx")).filter(Files::isExecutable).findFirst();
    }

    /// @param folder empty; everything that it writes goes there
    static NginxProcess start(Path program, Path folder) throws IOException, InterruptedException {
        int port = freePort();
        Path configuration = folder.resolve("nginx.conf");
        Files.writeString(configuration, configuration(port));
        Child child = Child.start(List.of(program.toString(), "-p", folder.toString(), "-c", configuration.toString(),
                "-e", folder.resolve("error.log").toString()), folder.resolve("output.log"));
        awaitWorkers(child, port);
        return new NginxProcess(child, port, folder);
    }

    private static String configuration(int port) {
        return """
                daemon off;
                worker_processes %d;
                pid nginx.pid;
                error_log error.log;
                events {
                    worker_connections 4096;
                }
                http {
                    access_log access.log;
                    keepalive_requests 1000000000;
                    keepalive_timeout 1h;
                    client_body_temp_path body;
                    proxy_temp_path proxy;
                    fastcgi_temp_path fastcgi;
                    uwsgi_temp_path uwsgi;
                    scgi_temp_path scgi;
                    default_type text/plain;
                    server {
                        listen 127.0.0.1:%d backlog=1024;
                        location / {
                            return 200 "OK";
                        }
                    }
                }
                """.formatted(WORKERS, port);
    }

    /// nginx can't choose one itself.
    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void awaitWorkers(Child child, int port) throws IOException, InterruptedException {
        long end = System.nanoTime() + TO_START.toNanos();
        while (!answers(port) || child.pids().size() <= WORKERS) {
            if (System.nanoTime() - end >= 0) {
                throw new IOException("nginx did not start within " + TO_START.toSeconds() + " s");
            }
            Thread.sleep(20);
        }
    }

    private static boolean answers(int port) {
        try {
            new Socket(InetAddress.getLoopbackAddress(), port).close();
            return true;
        } catch (IOException _) {
            // Not yet.
            return false;
        }
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public List<Long> pids() {
        return child.pids();
    }

    @Override
    public void close() throws IOException {
        try (child) {
            child.stop();
        } finally {
            // What it has written and the disk does not hold yet must not be written while the other one is measured.
            Folders.delete(folder);
        }
    }
}
