package dev.postbackdesk.shop;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Headless Chromium, driven over the W3C WebDriver protocol by the chromedriver that is installed: no library comes between.
final class WebDriver implements AutoCloseable {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final Pattern STARTED = Pattern.compile("successfully on port (\\d+)");
    private static final String ELEMENT = "element-6066-11e4-a52e-4f735466cecf";
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final Process driver;
    private final HttpClient client = HttpClient.newHttpClient();
    private final String session;

    /// The command, where it is installed.
    static Optional<Path> installed() {
        return found("chromedriver").filter(_ -> browser().isPresent());
    }

    private static Optional<Path> browser() {
        return Stream.of("chromium", "chromium-browser", "google-chrome").flatMap(name -> found(name).stream())
                .findFirst();
    }

    private static Optional<Path> found(String name) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":", -1)).filter(part -> !part.isEmpty())
                .map(part -> Path.of(part, name)).filter(Files::isExecutable).findFirst();
    }

    /// @param profile an empty folder for the browser's own files
    WebDriver(Path profile, int width, int height) throws IOException {
        driver = new ProcessBuilder(installed().orElseThrow().toString(), "--port=0").redirectErrorStream(true).start();
        String port = null;
        while (port == null) {
            String line = driver.inputReader().readLine();
            if (line == null) {
                throw new IOException("chromedriver ended at once.");
            }
            Matcher started = STARTED.matcher(line);
            port = started.find() ? started.group(1) : null;
        }
        // What it says goes on, and must not fill the pipe.
        Thread.ofVirtual().start(() -> driver.inputReader().lines().forEach(_ -> {}));
        String base = "http://127.0.0.1:" + port + "/session";
        List<String> arguments = new ArrayList<>(List.of("--headless=new", "--no-sandbox", "--disable-gpu",
                "--disable-dev-shm-usage", "--user-data-dir=" + profile, "--window-size=" + width + "," + height));
        JsonNode made = call("POST", base, Map.of("capabilities", Map.of("alwaysMatch", Map.of("goog:chromeOptions",
                Map.of("binary", browser().orElseThrow().toString(), "args", arguments)))));
        session = base + "/" + made.path("sessionId").asString();
    }

    private JsonNode call(String method, String url, Object body) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url)).timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .method(method, method.equals("POST")
                        ? HttpRequest.BodyPublishers.ofString(MAPPER.writeValueAsString(body))
                        : HttpRequest.BodyPublishers.noBody())
                .build();
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            JsonNode value = MAPPER.readTree(response.body()).path("value");
            if (response.statusCode() != 200) {
                throw new IOException(method + " " + url + ": " + value);
            }
            return value;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    void open(String url) throws IOException {
        call("POST", session + "/url", Map.of("url", url));
    }

    String url() throws IOException {
        return call("GET", session + "/url", Map.of()).asString();
    }

    void reload() throws IOException {
        call("POST", session + "/refresh", Map.of());
    }

    private String element(String css) throws IOException {
        return session + "/element/" + call("POST", session + "/element", Map.of("using", "css selector", "value", css))
                .path(ELEMENT).asString();
    }

    String text(String css) throws IOException {
        return call("GET", element(css) + "/text", Map.of()).asString();
    }

    /// Waits until an element says this: a page that follows a click may still be on its way, and the one before in sight.
    ///
    /// @return what it says in the end
    String awaitText(String selector, String expected) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        while (true) {
            try {
                String text = text(selector);
                if (text.equals(expected) || System.nanoTime() - deadline > 0) {
                    return text;
                }
            } catch (IOException e) {
                // The element is of a page that has just gone, or of one that is not there yet.
                if (System.nanoTime() - deadline > 0) {
                    throw e;
                }
            }
            Thread.sleep(20);
        }
    }

    void click(String css) throws IOException {
        call("POST", element(css) + "/click", Map.of());
    }

    /// Where it is on the page: x, y, width, height.
    JsonNode place(String css) throws IOException {
        return call("GET", element(css) + "/rect", Map.of());
    }

    /// What a computed style says.
    String style(String css, String property) throws IOException {
        return call("GET", element(css) + "/css/" + property, Map.of()).asString();
    }

    int cookies() throws IOException {
        return call("GET", session + "/cookie", Map.of()).size();
    }

    @Override
    public void close() throws IOException {
        try {
            call("DELETE", session, Map.of());
        } finally {
            driver.destroy();
            client.close();
        }
    }
}
