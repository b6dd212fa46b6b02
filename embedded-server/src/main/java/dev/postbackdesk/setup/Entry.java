package dev.postbackdesk.setup;

import dev.postbackdesk.language.Saying;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One object of a definitions file: hands its fields out by name, and knows where it stands.
final class Entry {
    /// Makes a field's value of its JSON.
    interface Reader<T extends @Nullable Object> {
        T read(String place, JsonNode json) throws SetupProblem;
    }

    private final String place;
    private final JsonNode object;

    /// @param place what messages call it, e.g. `conversions[2]`; `""` for the file itself
    /// @param known the fields that it may have
    Entry(String place, JsonNode object, List<String> known) throws SetupProblem {
        this.place = place;
        this.object = object;
        if (!object.isObject()) {
            throw place.isEmpty()
                    ? new SetupProblem(Saying.of("said.setup.no-object", Values.kind(object), quoted(known)))
                    : SetupProblem.at(place,
                            Saying.of("said.setup.no-object-here", Values.kind(object), quoted(known)));
        }
        for (String name : object.propertyNames()) {
            if (!known.contains(name)) {
                throw SetupProblem.at(place(name), noSuchField(name, known));
            }
        }
    }

    String place() {
        return place;
    }

    String place(String field) {
        return place.isEmpty() ? field : place + "." + field;
    }

    /// Whether the field is there and not null.
    boolean says(String field) {
        return object.has(field) && !object.path(field).isNull();
    }

    /// A field that may be cleared.
    ///
    /// @param absent what stays where the file does not name the field
    /// @param cleared what null stands for
    <T extends @Nullable Object> T field(String name, T absent, T cleared, Reader<T> reader) throws SetupProblem {
        JsonNode json = object.path(name);
        if (json.isMissingNode()) {
            return absent;
        }
        return json.isNull() ? cleared : reader.read(place(name), json);
    }

    /// A field that cannot be empty.
    ///
    /// @param present what stays where the file does not name the field, or null if it has to
    /// @param example a value that works, as JSON
    <T> T needed(String name, @Nullable T present, String example, Reader<T> reader) throws SetupProblem {
        JsonNode json = object.path(name);
        if (json.isMissingNode()) {
            if (present == null) {
                throw SetupProblem.at(place(name), Saying.of("said.setup.needed", example));
            }
            return present;
        }
        if (json.isNull()) {
            throw SetupProblem.at(place(name), Saying.of("said.setup.null", example));
        }
        return reader.read(place(name), json);
    }

    private static String quoted(List<String> names) {
        return names.stream().collect(Collectors.joining("\", \"", "\"", "\""));
    }

    /// Names the field that was probably meant: one that shares most of its letters.
    private static Saying noSuchField(String unknown, List<String> known) {
        Set<String> letters = pairs(unknown);
        return known.stream().filter(name -> {
            Set<String> common = new HashSet<>(pairs(name));
            common.retainAll(letters);
            return common.size() * 2 >= Math.max(letters.size(), pairs(name).size());
        }).findFirst().map(name -> Saying.of("said.setup.no-field-but", name))
                .orElseGet(() -> Saying.of("said.setup.no-field", quoted(known)));
    }

    private static Set<String> pairs(String word) {
        String bounded = "^" + word.toLowerCase(Locale.ROOT) + "$";
        Set<String> pairs = new HashSet<>();
        for (int i = 0; i + 2 <= bounded.length(); i++) {
            pairs.add(bounded.substring(i, i + 2));
        }
        return pairs;
    }
}
