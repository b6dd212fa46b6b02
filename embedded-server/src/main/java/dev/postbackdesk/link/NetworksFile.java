package dev.postbackdesk.link;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// Reads the networks that come with the program.
public final class NetworksFile {
    private static final String RESOURCE = "/dev/postbackdesk/networks/networks.json";

    /// The file's shape.
    record Content(String about, List<Network> networks, Map<String, String> statusWords) {}

    private NetworksFile() {}

    /// @throws UncheckedIOException if the program's own file cannot be read: it is built wrongly
    public static Networks shipped() {
        try (InputStream file = NetworksFile.class.getResourceAsStream(RESOURCE)) {
            if (file == null) {
                throw new IOException(RESOURCE + " is not on the class path");
            }
            Content content = JsonMapper.builder().build().readValue(file, Content.class);
            return new Networks(content.networks(), content.statusWords());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
