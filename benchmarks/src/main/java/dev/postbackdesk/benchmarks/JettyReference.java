package dev.postbackdesk.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.util.concurrent.Callable;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import picocli.CommandLine.Command;

/// The reference where there is no nginx: Jetty with a handler that answers 200, and does nothing else.
@Command(name = "reference", description = "Runs the bare server that takes nginx's place where it is not installed.",
        mixinStandardHelpOptions = true)
final class JettyReference implements Callable<Integer> {
    static final String READY = "Answering on ";

    private final PrintStream out;

    JettyReference(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() throws Exception {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        Server server = new Server();
        ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(new Ok());
        server.start();
        out.println(READY + connector.getLocalPort());
        server.join();
        return 0;
    }

    private static final class Ok extends Handler.Abstract.NonBlocking {
        private final ByteBuffer body = ByteBuffer.wrap("OK".getBytes(US_ASCII)).asReadOnlyBuffer();

        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            response.setStatus(200);
            response.getHeaders().put("Content-Type", "text/plain");
            response.getHeaders().put("Content-Length", body.remaining());
            response.write(true, body.slice(), callback);
            return true;
        }
    }
}
