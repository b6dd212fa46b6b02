package dev.postbackdesk.receiver;

import dev.postbackdesk.conversion.Conversion;
import dev.postbackdesk.conversion.ConversionId;
import dev.postbackdesk.conversion.SenderRange;
import dev.postbackdesk.link.DefinitionStore.LinkChange;
import dev.postbackdesk.link.Definitions;
import dev.postbackdesk.link.Definitions.StoredConversion;
import dev.postbackdesk.link.Definitions.StoredLink;
import dev.postbackdesk.link.TrackingLink;
import dev.postbackdesk.receiver.SetupPreview.FieldChange;
import dev.postbackdesk.receiver.SetupPreview.Item;
import dev.postbackdesk.receiver.SetupPreview.Kind;
import dev.postbackdesk.setup.SetupChange;
import dev.postbackdesk.setup.Window;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Compares a planned import with what is there, field by field, as the definitions file names them. Pure.
final class SetupDiff {
    private static final String SECRET = "***";

    private final Definitions present;
    private final Map<ConversionId, String> names = new HashMap<>();

    private SetupDiff(SetupChange change, Definitions present) {
        this.present = present;
        present.conversions().stream().map(StoredConversion::conversion).forEach(this::name);
        change.conversions().forEach(this::name);
    }

    static SetupPreview of(SetupChange change, Definitions present) {
        SetupDiff diff = new SetupDiff(change, present);
        List<Item> items = new ArrayList<>();
        change.conversions().forEach(conversion -> items.add(diff.item(conversion)));
        change.links().forEach(link -> items.add(diff.item(link)));
        return new SetupPreview(items, change.conversionsRead() + change.linksRead() - items.size(),
                change.warnings());
    }

    private void name(Conversion conversion) {
        names.put(conversion.id(), conversion.name());
    }

    private Item item(Conversion conversion) {
        Optional<Conversion> old = present.conversion(conversion.id()).map(StoredConversion::conversion);
        List<FieldChange> fields;
        if (old.isPresent()) {
            fields = changes(fields(old.get()), fields(conversion));
            if (!Objects.equals(old.get().token(), conversion.token())) {
                fields.add(new FieldChange("token", secret(old.get().token()), secret(conversion.token())));
            }
        } else {
            fields = additions(fields(Conversion.named(conversion.id(), conversion.name())), fields(conversion));
            if (conversion.token() != null) {
                fields.add(new FieldChange("token", "", SECRET));
            }
        }
        return new Item(Kind.CONVERSION, conversion.name(), conversion.id().value(), old.isEmpty(), fields);
    }

    private Item item(LinkChange change) {
        Integer key = change.key();
        TrackingLink link = change.link();
        Map<String, String> before = key == null
                ? Map.of()
                : present.link(key).map(StoredLink::link).map(this::fields).orElse(Map.of());
        return new Item(Kind.LINK, link.name(), link.slug().value(), key == null,
                key == null ? additions(Map.of("active", "true"), fields(link)) : changes(before, fields(link)));
    }

    private static String secret(@Nullable String token) {
        return token == null ? "" : SECRET;
    }

    private static List<FieldChange> changes(Map<String, String> before, Map<String, String> after) {
        List<FieldChange> changes = new ArrayList<>();
        after.forEach((field, value) -> {
            String old = before.getOrDefault(field, "");
            if (!old.equals(value)) {
                changes.add(new FieldChange(field, old, value));
            }
        });
        return changes;
    }

    /// Of a new one: what is not the default.
    private static List<FieldChange> additions(Map<String, String> defaults, Map<String, String> after) {
        return changes(defaults, after).stream().filter(change -> !change.field().equals("name"))
                .map(change -> new FieldChange(change.field(), "", change.after()))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static Map<String, String> fields(Conversion conversion) {
        Duration window = conversion.window();
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("name", conversion.name());
        fields.put("value", conversion.value());
        fields.put("commission", conversion.commission());
        fields.put("percent", conversion.percent());
        fields.put("currency", Objects.toString(conversion.currency(), ""));
        fields.put("network", Objects.toString(conversion.network(), ""));
        fields.put("clickIdPlaceholder", Objects.toString(conversion.clickIdPlaceholder(), ""));
        fields.put("duplicates", conversion.duplicates().word());
        fields.put("window", window == null ? "" : Window.write(window));
        fields.put("allowedSenders",
                conversion.allowedSenders().stream().map(SenderRange::text).collect(Collectors.joining(", ")));
        fields.put("answer", conversion.answer().word());
        fields.put("acceptDefaults", Boolean.toString(conversion.acceptDefaults()));
        fields.put("acceptAliases", Boolean.toString(conversion.acceptAliases()));
        fields.put("statuses", conversion.statuses().entrySet().stream()
                .map(word -> word.getKey() + " = " + word.getValue()).collect(Collectors.joining(", ")));
        fields.put("active", Boolean.toString(conversion.lifecycle().isActive()));
        return fields;
    }

    private Map<String, String> fields(TrackingLink link) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("slug", link.slug().value());
        fields.put("name", link.name());
        fields.put("destination", link.destination());
        fields.put("network", Objects.toString(link.network(), ""));
        fields.put("conversions", link.conversions().stream().map(id -> names.getOrDefault(id, id.value()))
                .collect(Collectors.joining(", ")));
        fields.put("active", Boolean.toString(link.lifecycle().isActive()));
        return fields;
    }
}
