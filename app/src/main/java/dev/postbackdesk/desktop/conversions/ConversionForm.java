package dev.postbackdesk.desktop.conversions;

import dev.postbackdesk.conversion.DuplicateRule;
import dev.postbackdesk.conversion.SenderRange;
import dev.postbackdesk.desktop.conversions.ConversionDraft.From;
import dev.postbackdesk.desktop.conversions.ConversionDraft.Pays;
import dev.postbackdesk.desktop.conversions.ConversionDraft.Unit;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.link.Network;
import dev.postbackdesk.link.Networks;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.MapChangeListener;
import javafx.collections.ObservableList;
import javafx.collections.ObservableMap;

/// The form's fields as properties, what is wrong with them, and what is said below them. Used on the FX thread.
///
/// A problem is shown once its field was touched, or once a save was tried: an empty form that opens with red fields
/// accuses someone who has done nothing yet.
final class ConversionForm {
    private final StringProperty name = new SimpleStringProperty("");
    private final ObjectProperty<From> valueFrom = new SimpleObjectProperty<>(From.FIXED);
    private final StringProperty value = new SimpleStringProperty("");
    private final StringProperty valuePlaceholder = new SimpleStringProperty("");
    private final StringProperty currency = new SimpleStringProperty("");
    private final ObjectProperty<Pays> pays = new SimpleObjectProperty<>(Pays.PERCENT);
    private final StringProperty percent = new SimpleStringProperty("");
    private final StringProperty commission = new SimpleStringProperty("");
    private final StringProperty commissionPlaceholder = new SimpleStringProperty("");
    private final ObjectProperty<DuplicateRule> repeats = new SimpleObjectProperty<>(DuplicateRule.ONCE);
    private final ObservableList<String> senders = FXCollections.observableArrayList();
    private final StringProperty window = new SimpleStringProperty("");
    private final ObjectProperty<Unit> unit = new SimpleObjectProperty<>(Unit.DAYS);
    private final ObservableMap<String, String> statuses = FXCollections.observableMap(new TreeMap<>());
    private final StringProperty token = new SimpleStringProperty("");
    private final BooleanProperty always200 = new SimpleBooleanProperty();
    private final BooleanProperty acceptDefaults = new SimpleBooleanProperty();
    private final BooleanProperty acceptAliases = new SimpleBooleanProperty();
    private final StringProperty network = new SimpleStringProperty("");
    private final StringProperty placeholder = new SimpleStringProperty("");

    private final ReadOnlyObjectWrapper<ConversionDraft> draft = new ReadOnlyObjectWrapper<>(ConversionDraft.empty());
    private final ObservableMap<ConversionField, String> problems = FXCollections
            .observableMap(new EnumMap<>(ConversionField.class));
    private final ReadOnlyStringWrapper valueHelp = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper commissionHelp = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper repeatsHelp = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper placeholderHelp = new ReadOnlyStringWrapper("");

    private final RandomGenerator random;
    private final Supplier<Networks> networks;
    private final Messages words;
    private final ConversionRules rules;
    private final Set<ConversionField> touched = EnumSet.noneOf(ConversionField.class);
    private boolean tried;
    private boolean loading;

    ConversionForm(Supplier<Networks> networks, Messages words, RandomGenerator random) {
        this.random = random;
        this.networks = networks;
        this.words = words;
        rules = new ConversionRules(words);
        on(name, ConversionField.NAME);
        List.<ObservableValue<?>>of(valueFrom, value, valuePlaceholder)
                .forEach(property -> on(property, ConversionField.VALUE));
        List.<ObservableValue<?>>of(pays, percent, commission, commissionPlaceholder)
                .forEach(property -> on(property, ConversionField.COMMISSION));
        List.<ObservableValue<?>>of(window, unit).forEach(property -> on(property, ConversionField.WINDOW));
        on(token, ConversionField.TOKEN);
        on(acceptDefaults, ConversionField.DEFAULTS);
        on(placeholder, ConversionField.PLACEHOLDER);
        List.<ObservableValue<?>>of(currency, repeats, always200, acceptAliases)
                .forEach(property -> property.addListener((_, _, _) -> changed()));
        statuses.addListener((MapChangeListener<String, String>) _ -> changed());
        senders.addListener((ListChangeListener<String>) _ -> touch(ConversionField.SENDERS));
        network.subscribe((before, after) -> {
            if (!loading) {
                Networks known = networks.get();
                put(draft.get().withNetwork(known.named(before).orElse(null), known.named(after).orElse(null)));
                changed();
            }
        });
        valueFrom.subscribe(from -> fillIn(from == From.NETWORK, valuePlaceholder));
        pays.subscribe(how -> fillIn(how == Pays.NETWORK, commissionPlaceholder));
    }

    private void on(ObservableValue<?> property, ConversionField field) {
        property.addListener((_, _, _) -> touch(field));
    }

    private void touch(ConversionField field) {
        if (!loading) {
            touched.add(field);
            changed();
        }
    }

    /// Offers the network's placeholder where there is none yet.
    private void fillIn(boolean fromNetwork, StringProperty property) {
        if (fromNetwork && !loading && property.get().isBlank()) {
            chosenNetwork().map(Network::payout).ifPresent(property::set);
        }
    }

    /// Shows another draft.
    void load(ConversionDraft other) {
        touched.clear();
        tried = false;
        put(other);
        changed();
    }

    private void put(ConversionDraft other) {
        loading = true;
        name.set(other.name());
        valueFrom.set(other.valueFrom());
        value.set(other.value());
        valuePlaceholder.set(other.valuePlaceholder());
        currency.set(other.currency());
        pays.set(other.pays());
        percent.set(other.percent());
        commission.set(other.commission());
        commissionPlaceholder.set(other.commissionPlaceholder());
        repeats.set(other.repeats());
        if (!senders.equals(other.senders())) {
            senders.setAll(other.senders());
        }
        window.set(other.window());
        unit.set(other.unit());
        statuses.keySet().retainAll(other.statuses().keySet());
        statuses.putAll(other.statuses());
        token.set(other.token());
        always200.set(other.always200());
        acceptDefaults.set(other.acceptDefaults());
        acceptAliases.set(other.acceptAliases());
        network.set(other.network());
        placeholder.set(other.placeholder());
        loading = false;
    }

    private void changed() {
        if (loading) {
            return;
        }
        ConversionDraft now = new ConversionDraft(name.get(), valueFrom.get(), value.get(), valuePlaceholder.get(),
                currency.get(), pays.get(), percent.get(), commission.get(), commissionPlaceholder.get(), repeats.get(),
                senders, window.get(), unit.get(), statuses, token.get(), always200.get(), acceptDefaults.get(),
                acceptAliases.get(), network.get(), placeholder.get());
        showProblems(now);
        ConversionHelp help = new ConversionHelp(words, rules, chosenNetwork());
        valueHelp.set(help.value(now));
        commissionHelp.set(help.commission(now));
        repeatsHelp.set(help.repeats(now));
        placeholderHelp.set(help.placeholder(now));
        draft.set(now);
    }

    private void showProblems(ConversionDraft now) {
        Map<ConversionField, String> all = rules.problems(now);
        Map<ConversionField, String> shown = new EnumMap<>(ConversionField.class);
        all.forEach((field, problem) -> {
            if (tried || touched.contains(field)) {
                shown.put(field, problem);
            }
        });
        if (!shown.equals(problems)) {
            problems.keySet().retainAll(shown.keySet());
            problems.putAll(shown);
        }
    }

    /// Makes a secret: 128 bits that nobody can guess.
    void generateToken() {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        token.set(HexFormat.of().formatHex(bytes));
    }

    /// Shows every problem from now on.
    ///
    /// @return the first field that has one
    Optional<ConversionField> firstProblem() {
        tried = true;
        showProblems(draft.get());
        return problems.keySet().stream().sorted().findFirst();
    }

    /// The draft with what is wrong in it replaced by what is right in `base`, for showing the URL meanwhile.
    ConversionDraft sound(ConversionDraft base) {
        return rules.sound(draft.get(), base);
    }

    boolean isSenderBad(String sender) {
        return SenderRange.problem(sender).isPresent();
    }

    Optional<Network> chosenNetwork() {
        return network.get().isEmpty() ? Optional.empty() : networks.get().named(network.get());
    }

    ReadOnlyObjectProperty<ConversionDraft> draftProperty() {
        return draft.getReadOnlyProperty();
    }

    /// What is wrong, by field, as far as it is to be shown.
    ObservableMap<ConversionField, String> problems() {
        return problems;
    }

    ReadOnlyStringProperty valueHelpProperty() {
        return valueHelp.getReadOnlyProperty();
    }

    ReadOnlyStringProperty commissionHelpProperty() {
        return commissionHelp.getReadOnlyProperty();
    }

    ReadOnlyStringProperty repeatsHelpProperty() {
        return repeatsHelp.getReadOnlyProperty();
    }

    ReadOnlyStringProperty placeholderHelpProperty() {
        return placeholderHelp.getReadOnlyProperty();
    }

    StringProperty nameProperty() {
        return name;
    }

    ObjectProperty<From> valueFromProperty() {
        return valueFrom;
    }

    StringProperty valueProperty() {
        return value;
    }

    StringProperty valuePlaceholderProperty() {
        return valuePlaceholder;
    }

    StringProperty currencyProperty() {
        return currency;
    }

    ObjectProperty<Pays> paysProperty() {
        return pays;
    }

    StringProperty percentProperty() {
        return percent;
    }

    StringProperty commissionProperty() {
        return commission;
    }

    StringProperty commissionPlaceholderProperty() {
        return commissionPlaceholder;
    }

    ObjectProperty<DuplicateRule> repeatsProperty() {
        return repeats;
    }

    ObservableList<String> senders() {
        return senders;
    }

    StringProperty windowProperty() {
        return window;
    }

    ObjectProperty<Unit> unitProperty() {
        return unit;
    }

    /// The merchant's own status words, and what each means.
    ObservableMap<String, String> statuses() {
        return statuses;
    }

    StringProperty tokenProperty() {
        return token;
    }

    BooleanProperty always200Property() {
        return always200;
    }

    BooleanProperty acceptDefaultsProperty() {
        return acceptDefaults;
    }

    BooleanProperty acceptAliasesProperty() {
        return acceptAliases;
    }

    StringProperty networkProperty() {
        return network;
    }

    StringProperty placeholderProperty() {
        return placeholder;
    }
}
