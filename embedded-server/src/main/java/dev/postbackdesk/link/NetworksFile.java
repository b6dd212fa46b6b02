package dev.postbackdesk.link;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// Reads the networks that come with the program: token by token, since data binding takes a fifth of a receiver's start.
public final class NetworksFile {
    private static final String RESOURCE = "/dev/postbackdesk/networks/networks.json";
    private static final String STATUSES = "statuses";
    private static final String ALTERNATIVES = "alternatives";

    private NetworksFile() {}

    /// @throws UncheckedIOException if the program's own file cannot be read: it is built wrongly
    public static Networks shipped() {
        try (InputStream file = NetworksFile.class.getResourceAsStream(RESOURCE)) {
            if (file == null) {
                throw new IOException(RESOURCE + " is not on the class path");
            }
            try (JsonParser json = new JsonFactory().createParser(ObjectReadContext.empty(), file)) {
                return networks(json);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Networks networks(JsonParser json) {
        List<Network> networks = new ArrayList<>();
        Map<String, String> statusWords = Map.of();
        json.nextToken();
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "networks" -> {
                    while (json.nextToken() == JsonToken.START_OBJECT) {
                        networks.add(network(json));
                    }
                }
                case "statusWords" -> statusWords = texts(json);
                // What the file is about, for its readers.
                default -> json.skipChildren();
            }
        }
        return new Networks(networks, statusWords);
    }

    private static Network network(JsonParser json) {
        Map<String, String> texts = new HashMap<>();
        Map<String, String> statuses = Map.of();
        List<String> alternatives = new ArrayList<>();
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            JsonToken value = json.nextToken();
            if (name.equals(STATUSES)) {
                statuses = texts(json);
            } else if (name.equals(ALTERNATIVES)) {
                while (json.nextToken() == JsonToken.VALUE_STRING) {
                    alternatives.add(json.getString());
                }
            } else if (value != JsonToken.VALUE_NULL) {
                texts.put(name, json.getString());
            }
        }
        return new Network(Objects.requireNonNull(texts.get("name"), "a network without a name"), texts.get("append"),
                texts.get("clickId"), alternatives, texts.get("payout"), texts.get("transactionId"),
                texts.get("status"),
                texts.get("currency"), statuses, Objects.requireNonNull(texts.get("confidence"), "no confidence"),
                Objects.requireNonNull(texts.get("source"), "no source"), texts.get("note"));
    }

    /// The object of texts that begins at the current token; none where that is null.
    private static Map<String, String> texts(JsonParser json) {
        Map<String, String> texts = new HashMap<>();
        if (json.currentToken() == JsonToken.START_OBJECT) {
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = json.currentName();
                json.nextToken();
                texts.put(name, json.getString());
            }
        }
        return texts;
    }
}
