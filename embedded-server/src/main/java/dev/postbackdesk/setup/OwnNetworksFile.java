package dev.postbackdesk.setup;

import dev.postbackdesk.language.Saying;
import dev.postbackdesk.link.Destination;
import dev.postbackdesk.link.Network;
import dev.postbackdesk.link.Placeholder;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Users' own networks as JSON, for keeping and for sharing. Pure functions.
///
/// A file is read as a whole or not at all. What it says of its confidence is not kept: whoever takes it over has it from
/// another user, not from the vendor.
public final class OwnNetworksFile {
    /// More are a mistake: a public export of all that trackers know holds 395.
    static final int MOST = 2_000;

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final String EXAMPLE = "{\"networks\": [{\"name\": \"My network\", \"append\": \"sub1\", \"clickId\": \"{sub1}\"}]}";
    private static final String NETWORKS = "networks";
    private static final String STATUSES = "statuses";
    private static final List<String> FILE_FIELDS = List.of("about", NETWORKS);
    private static final String ALTERNATIVES = "alternatives";
    private static final List<String> FIELDS = List.of("name", "append", "clickId", ALTERNATIVES, "payout",
            "transactionId", "status", "currency", STATUSES, "source", "note", "confidence");
    private static final List<String> MEANINGS = List.of("pending", "approved", "declined");

    private OwnNetworksFile() {}

    /// The networks of a file, in its order; what a field leaves out is not known.
    ///
    /// @throws SetupProblem if anything about the file is wrong; the sentence names the place (`networks[2].clickId`)
    public static List<Network> read(byte[] json) throws SetupProblem {
        Entry file = new Entry("", SetupJson.read(json, EXAMPLE), FILE_FIELDS);
        List<JsonNode> entries = file.needed(NETWORKS, null, "[]", (place, list) -> Values.list(place, list, "[]"));
        if (entries.size() > MOST) {
            throw SetupProblem.at(NETWORKS,
                    Saying.of("said.setup.too-many-networks", entries.size(), MOST));
        }
        List<Network> networks = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = new Entry(NETWORKS + "[" + i + "]", entries.get(i), FIELDS);
            Network network = network(entry);
            if (!names.add(network.name().toLowerCase(Locale.ROOT))) {
                throw SetupProblem.at(entry.place("name"),
                        Saying.of("said.setup.network-twice", Values.quote(network.name())));
            }
            networks.add(network);
        }
        return List.copyOf(networks);
    }

    private static Network network(Entry entry) throws SetupProblem {
        String name = entry.needed("name", null, "\"My network\"", Values::text).strip();
        return new Network(name, field(entry, "append", OwnNetworksFile::parameter),
                field(entry, "clickId", OwnNetworksFile::placeholder),
                entry.field(ALTERNATIVES, List.of(), List.of(), OwnNetworksFile::placeholders),
                field(entry, "payout", OwnNetworksFile::payout),
                field(entry, "transactionId", OwnNetworksFile::placeholder),
                field(entry, "status", OwnNetworksFile::placeholder),
                field(entry, "currency", OwnNetworksFile::placeholder),
                entry.field(STATUSES, Map.of(), Map.of(), OwnNetworksFile::statuses), Network.OWN,
                Optional.ofNullable(field(entry, "source", Values::text)).orElse("written by a user"),
                field(entry, "note", Values::text));
    }

    private static @Nullable String field(Entry entry, String name, Entry.Reader<@Nullable String> reader)
            throws SetupProblem {
        return entry.<@Nullable String>field(name, null, null, reader);
    }

    private static String parameter(String place, JsonNode json) throws SetupProblem {
        String text = Values.text(place, json);
        if (!Destination.isParameterName(text)) {
            throw SetupProblem.at(place, Saying.of("said.setup.no-parameter", Values.quote(text)));
        }
        return text;
    }

    private static String placeholder(String place, JsonNode json) throws SetupProblem {
        String text = Values.text(place, json);
        Optional<Saying> problem = Placeholder.problem(text);
        if (problem.isPresent()) {
            throw SetupProblem.at(place, problem.get());
        }
        return text;
    }

    private static List<String> placeholders(String place, JsonNode json) throws SetupProblem {
        List<String> placeholders = new ArrayList<>();
        for (JsonNode entry : Values.list(place, json, "[\"#s1#\", \"#s3#\"]")) {
            placeholders.add(placeholder(place + "[" + placeholders.size() + "]", entry));
        }
        return placeholders;
    }

    /// It becomes a conversion's value, where only an amount or a placeholder of a known style may stand.
    private static String payout(String place, JsonNode json) throws SetupProblem {
        String text = placeholder(place, json);
        if (!Placeholder.isPlaceholder(text)) {
            throw SetupProblem.at(place, Saying.of("said.setup.no-placeholder", Values.quote(text)));
        }
        return text;
    }

    private static Map<String, String> statuses(String place, JsonNode json) throws SetupProblem {
        if (!json.isObject()) {
            throw SetupProblem.at(place, Saying.of("said.setup.no-meanings", Values.kind(json)));
        }
        Map<String, String> statuses = new HashMap<>();
        for (Map.Entry<String, JsonNode> word : json.properties()) {
            String meaning = Values.text(place + "." + word.getKey(), word.getValue());
            if (!MEANINGS.contains(meaning)) {
                throw SetupProblem.at(place + "." + word.getKey(),
                        Saying.of("said.setup.no-meaning", Values.quote(meaning)));
            }
            statuses.put(word.getKey(), meaning);
        }
        return statuses;
    }

    /// What is not known is left out, so that nobody takes it for known to be nothing.
    ///
    /// @return pretty JSON in UTF-8, its lines ended by `\n`
    public static byte[] write(List<Network> networks) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = MAPPER.writer().with(SetupExport.pretty()).createGenerator(bytes)) {
            json.writeStartObject();
            json.writeArrayPropertyStart(NETWORKS);
            networks.forEach(network -> write(json, network));
            json.writeEndArray();
            json.writeEndObject();
            json.writeRaw('\n');
        }
        return bytes.toByteArray();
    }

    private static void write(JsonGenerator json, Network network) {
        json.writeStartObject();
        json.writeStringProperty("name", network.name());
        text(json, "append", network.append());
        text(json, "clickId", network.clickId());
        if (!network.alternatives().isEmpty()) {
            json.writeArrayPropertyStart(ALTERNATIVES);
            network.alternatives().forEach(json::writeString);
            json.writeEndArray();
        }
        text(json, "payout", network.payout());
        text(json, "transactionId", network.transactionId());
        text(json, "status", network.status());
        text(json, "currency", network.currency());
        if (!network.statuses().isEmpty()) {
            json.writeObjectPropertyStart(STATUSES);
            new TreeMap<>(network.statuses()).forEach(json::writeStringProperty);
            json.writeEndObject();
        }
        json.writeStringProperty("source", network.source());
        text(json, "note", network.note());
        json.writeEndObject();
    }

    private static void text(JsonGenerator json, String name, @Nullable String value) {
        if (value != null) {
            json.writeStringProperty(name, value);
        }
    }
}
