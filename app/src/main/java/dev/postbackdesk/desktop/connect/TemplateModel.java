package dev.postbackdesk.desktop.connect;

import dev.postbackdesk.desktop.fx.TextRules;
import dev.postbackdesk.link.Network;
import dev.postbackdesk.link.Networks;
import dev.postbackdesk.manual.ManualReading;
import dev.postbackdesk.manual.Role;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// A network's placeholders as they are edited, and what a pasted manual says of them. Used on the FX thread.
///
/// What the manual says beyond doubt is put into its field, unless the user wrote something there; all else is offered.
final class TemplateModel {
    private final StringProperty name = new SimpleStringProperty("");
    private final StringProperty append = new SimpleStringProperty("");
    private final Map<Role, StringProperty> placeholders = new EnumMap<>(Role.class);
    private final StringProperty manual = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<ManualReading> reading;
    private final Supplier<Networks> networks;
    /// What the manual put in: another text may take it away again.
    private final Map<Role, String> putIn = new EnumMap<>(Role.class);
    private String appendPutIn = "";
    private List<String> alternatives = List.of();
    private Map<String, String> statuses = Map.of();
    private @Nullable String note;

    TemplateModel(Supplier<Networks> networks) {
        this.networks = networks;
        for (Role role : Role.values()) {
            placeholders.put(role, new SimpleStringProperty(""));
        }
        reading = new ReadOnlyObjectWrapper<>(ManualReading.of("", networks.get()));
        manual.subscribe(this::read);
    }

    private void read(String text) {
        ManualReading said = ManualReading.of(text, networks.get());
        for (Role role : Role.values()) {
            StringProperty field = placeholder(role);
            if (isFree(field.get(), putIn.getOrDefault(role, ""))) {
                String sure = said.sure().getOrDefault(role, "");
                field.set(sure);
                putIn.put(role, sure);
            }
        }
        if (isFree(append.get(), appendPutIn)) {
            appendPutIn = said.parameter().orElse("");
            append.set(appendPutIn);
        }
        reading.set(said);
    }

    private static boolean isFree(String present, String putIn) {
        return present.isBlank() || present.equals(putIn);
    }

    /// Shows a network's placeholders; none for the user's own merchant.
    void load(@Nullable Network network) {
        manual.set("");
        putIn.clear();
        appendPutIn = "";
        name.set(network == null ? "" : network.name());
        append.set(orEmpty(network == null ? null : network.append()));
        placeholder(Role.CLICK_ID).set(orEmpty(network == null ? null : network.clickId()));
        placeholder(Role.PAYOUT).set(orEmpty(network == null ? null : network.payout()));
        placeholder(Role.TRANSACTION_ID).set(orEmpty(network == null ? null : network.transactionId()));
        placeholder(Role.STATUS).set(orEmpty(network == null ? null : network.status()));
        placeholder(Role.CURRENCY).set(orEmpty(network == null ? null : network.currency()));
        alternatives = network == null ? List.of() : network.alternatives();
        statuses = network == null ? Map.of() : network.statuses();
        note = network == null ? null : network.note();
    }

    /// What stands in all fields now, to be put back later.
    Runnable remember() {
        String pasted = manual.get();
        Map<StringProperty, String> texts = new HashMap<>();
        Stream.concat(Stream.of(name, append), placeholders.values().stream())
                .forEach(field -> texts.put(field, field.get()));
        Map<Role, String> fromManual = Map.copyOf(putIn);
        String appendFromManual = appendPutIn;
        List<String> others = alternatives;
        Map<String, String> meanings = statuses;
        String remark = note;
        return () -> {
            // First, as reading it fills in fields.
            manual.set(pasted);
            texts.forEach(StringProperty::set);
            putIn.clear();
            putIn.putAll(fromManual);
            appendPutIn = appendFromManual;
            alternatives = others;
            statuses = meanings;
            note = remark;
        };
    }

    /// The network of the user's own that this stands for.
    ///
    /// @param source where the user has it from
    Network toNetwork(String source) {
        return new Network(TextRules.tidy(name.get()), orNull(append.get()), orNull(text(Role.CLICK_ID)),
                alternatives, orNull(text(Role.PAYOUT)), orNull(text(Role.TRANSACTION_ID)), orNull(text(Role.STATUS)),
                orNull(text(Role.CURRENCY)), statuses, Network.OWN, source, note);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static @Nullable String orNull(String text) {
        String tidy = TextRules.tidy(text);
        return tidy.isEmpty() ? null : tidy;
    }

    private String text(Role role) {
        return placeholder(role).get();
    }

    /// What may stand in a field and was not put in: the likeliest first. Empty where the field has something.
    List<String> choices(Role role) {
        List<String> said = reading.get().choices().getOrDefault(role, List.of());
        return said.contains(TextRules.tidy(text(role))) ? List.of() : said.stream().limit(4).toList();
    }

    /// A network that the manual names.
    Optional<Network> named() {
        List<Network> named = reading.get().networks();
        return named.size() == 1 ? Optional.of(named.getFirst()) : Optional.empty();
    }

    StringProperty nameProperty() {
        return name;
    }

    /// The parameter of the offer's URL that carries the click id.
    StringProperty appendProperty() {
        return append;
    }

    StringProperty placeholder(Role role) {
        StringProperty property = placeholders.get(role);
        if (property == null) {
            throw new IllegalStateException("There is a property for every role");
        }
        return property;
    }

    /// What was pasted.
    StringProperty manualProperty() {
        return manual;
    }

    ReadOnlyObjectProperty<ManualReading> readingProperty() {
        return reading.getReadOnlyProperty();
    }
}
