package dev.postbackdesk.cli;

import dev.postbackdesk.log.Logs;
import dev.postbackdesk.log.SilentLogback;
import dev.postbackdesk.receiver.DefaultDataFolder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.stream.Stream;

/// For the build: does once what a receiver does from its start to its end, so that the classes it needs can be archived
/// for a fast start. Its data folder is new, and thrown away, unless one is named: that is kept, so that the next one starts
/// as all but the first do.
final class Rehearsal {
    private static final String READY = "Receiving on ";

    private Rehearsal() {}

    public static void main(String[] args) throws Exception {
        // As Main does.
        SilentLogback.choose();
        if (args.length > 0) {
            play(Path.of(args[0]));
            return;
        }
        Path data = Files.createTempDirectory("postback-rehearsal");
        try {
            play(data);
        } finally {
            remove(data);
        }
    }

    private static void play(Path data) throws IOException, InterruptedException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Logs logs = new Logs();
        logs.silence();
        Console console = new Console(new ByteArrayInputStream(new byte[0]), out,
                new PrintStream(out, true, StandardCharsets.UTF_8), System.err, InstantSource.system(),
                ZoneId.systemDefault(), DefaultDataFolder::here, logs);
        Thread receiver = Thread.ofPlatform().start(() -> new Program(console, new LocalBackend())
                .run(new String[]{"receive", "--data", data.toString(), "--port", "0"}));
        String said = out.toString(StandardCharsets.UTF_8);
        while (receiver.isAlive() && !said.contains("\n")) {
            Thread.sleep(10);
            said = out.toString(StandardCharsets.UTF_8);
        }
        if (!said.startsWith(READY)) {
            throw new IllegalStateException("The receiver did not start: " + said);
        }
        URI address = URI.create(said.lines().findFirst().orElseThrow().substring(READY.length()));
        for (String target : new String[]{"/health", "/postback?clickId={clickid}&id=1&val=1&com=0", "/c/none"}) {
            get(address, target);
        }
        receiver.interrupt();
        receiver.join();
        logs.close();
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static void get(URI address, String target) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), address.getPort());
                InputStream answer = socket.getInputStream()) {
            socket.getOutputStream()
                    .write(("GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            if (answer.readAllBytes().length == 0) {
                throw new IOException("No answer to " + target);
            }
        }
    }
}
