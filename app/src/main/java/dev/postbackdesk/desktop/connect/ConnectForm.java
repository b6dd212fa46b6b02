package dev.postbackdesk.desktop.connect;

import dev.postbackdesk.conversion.ConversionId;
import dev.postbackdesk.desktop.connect.ConnectDraft.From;
import dev.postbackdesk.desktop.connect.ConnectDraft.Pays;
import dev.postbackdesk.desktop.connect.ConnectDraft.Taken;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.Slugs;
import dev.postbackdesk.desktop.fx.TextRules;
import dev.postbackdesk.link.Definitions;
import dev.postbackdesk.link.Destination;
import dev.postbackdesk.link.Network;
import dev.postbackdesk.link.Networks;
import dev.postbackdesk.link.RequestUri;
import dev.postbackdesk.manual.Role;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.Property;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableMap;
import org.jspecify.annotations.Nullable;

/// The fields of all steps as properties, and what is wrong with them. Used on the FX thread.
///
/// A problem is shown once its field was touched, or once the user wanted to go on.
final class ConnectForm {
    /// Stands for the user's own merchant; no network has a blank name.
    static final String OWN = "";

    private final ReadOnlyObjectWrapper<@Nullable String> choice = new ReadOnlyObjectWrapper<>();
    private final TemplateModel template;
    private final StringProperty url = new SimpleStringProperty("");
    private final ObjectProperty<Taken> taken = new SimpleObjectProperty<>(Taken.ASK);
    private final StringProperty name = new SimpleStringProperty("");
    private final StringProperty slug = new SimpleStringProperty("");
    private final BooleanProperty reuse = new SimpleBooleanProperty();
    private final ObjectProperty<@Nullable ConversionId> existing = new SimpleObjectProperty<>();
    private final StringProperty conversionName = new SimpleStringProperty("");
    private final ObjectProperty<From> valueFrom = new SimpleObjectProperty<>(From.FIXED);
    private final StringProperty value = new SimpleStringProperty("");
    private final StringProperty valuePlaceholder = new SimpleStringProperty("");
    private final ObjectProperty<Pays> pays = new SimpleObjectProperty<>(Pays.PERCENT);
    private final StringProperty percent = new SimpleStringProperty("");
    private final StringProperty commission = new SimpleStringProperty("");
    private final StringProperty commissionPlaceholder = new SimpleStringProperty("");
    private final StringProperty currency = new SimpleStringProperty("");

    private final ReadOnlyObjectWrapper<ConnectDraft> draft;
    private final ObservableMap<ConnectField, String> problems = FXCollections
            .observableMap(new EnumMap<>(ConnectField.class));
    private final Set<ConnectField> touched = EnumSet.noneOf(ConnectField.class);
    private final Set<Step> tried = EnumSet.noneOf(Step.class);
    private final Supplier<Networks> networks;
    private final Messages words;
    private final ConnectRules rules;
    private Definitions definitions = Definitions.NONE;
    private @Nullable Integer linkKey;
    private boolean nameFollows = true;
    private boolean slugFollows = true;
    private boolean loading;
    /// Brings back what is said of a network, or of the user's own merchant, while another is looked at; by its name, or [#OWN].
    private final Map<String, Said> said = new HashMap<>();
    /// The chosen network as it was when its placeholders were taken over; null where there is none.
    private @Nullable Network takenOver;

    /// What was said of a network when another one was chosen.
    ///
    /// @param of as it was then: of another one by the same name it is not said
    private record Said(@Nullable Network of, Runnable back) {}

    ConnectForm(Supplier<Networks> networks, Messages words) {
        this.networks = networks;
        this.words = words;
        rules = new ConnectRules(words);
        template = new TemplateModel(networks);
        draft = new ReadOnlyObjectWrapper<>(now());
        on(template.nameProperty(), ConnectField.MERCHANT);
        on(template.appendProperty(), ConnectField.APPEND);
        on(template.placeholder(Role.CLICK_ID), ConnectField.CLICK_ID);
        on(template.placeholder(Role.PAYOUT), ConnectField.PAYOUT);
        on(template.placeholder(Role.TRANSACTION_ID), ConnectField.TRANSACTION_ID);
        on(template.placeholder(Role.STATUS), ConnectField.STATUS);
        on(template.placeholder(Role.CURRENCY), ConnectField.CURRENCY);
        url.addListener((_, _, _) -> suggestName());
        name.addListener((_, _, text) -> {
            if (!loading) {
                nameFollows = text.isBlank();
                suggestSlug();
            }
        });
        slug.addListener((_, _, text) -> {
            if (!loading) {
                slugFollows = text.isBlank();
            }
        });
        url.addListener((_, _, _) -> taken.set(Taken.ASK));
        on(url, ConnectField.URL);
        on(taken, ConnectField.TAKEN);
        on(name, ConnectField.NAME);
        on(slug, ConnectField.SLUG);
        List.<ObservableValue<?>>of(reuse, existing).forEach(property -> on(property, ConnectField.CONVERSION));
        on(conversionName, ConnectField.CONVERSION_NAME);
        List.<ObservableValue<?>>of(valueFrom, value, valuePlaceholder, currency)
                .forEach(property -> on(property, ConnectField.VALUE));
        List.<ObservableValue<?>>of(pays, percent, commission, commissionPlaceholder)
                .forEach(property -> on(property, ConnectField.COMMISSION));
        valueFrom.subscribe(from -> offer(from == From.NETWORK, valuePlaceholder));
        pays.subscribe(how -> offer(how == Pays.NETWORK, commissionPlaceholder));
        clear();
    }

    private void on(ObservableValue<?> property, ConnectField field) {
        property.addListener((_, _, _) -> {
            if (!loading) {
                touched.add(field);
                changed();
            }
        });
    }

    /// Begins anew.
    void clear() {
        loading = true;
        choice.set(null);
        takenOver = null;
        template.load(null);
        url.set("");
        name.set("");
        slug.set("");
        reuse.set(false);
        existing.set(null);
        conversionName.set(words.text("connect.conversion-name.usual"));
        valueFrom.set(From.FIXED);
        value.set("0");
        valuePlaceholder.set("");
        pays.set(Pays.PERCENT);
        percent.set("0");
        commission.set("0");
        commissionPlaceholder.set("");
        currency.set("");
        nameFollows = true;
        slugFollows = true;
        linkKey = null;
        said.clear();
        loading = false;
        touched.clear();
        tried.clear();
        changed();
    }

    /// What is chosen and typed now, to be put back later.
    Runnable remember() {
        String chosen = choice.get();
        Network asTakenOver = takenOver;
        Runnable placeholders = template.remember();
        Map<String, Said> others = Map.copyOf(said);
        List<Runnable> fields = List.of(keep(url), keep(taken), keep(name), keep(slug), keep(reuse), keep(existing),
                keep(conversionName), keep(valueFrom), keep(value), keep(valuePlaceholder), keep(pays), keep(percent),
                keep(commission), keep(commissionPlaceholder), keep(currency));
        boolean nameFollowed = nameFollows;
        boolean slugFollowed = slugFollows;
        Set<ConnectField> wasTouched = Set.copyOf(touched);
        Set<Step> wasTried = Set.copyOf(tried);
        return () -> {
            loading = true;
            choice.set(chosen);
            takenOver = asTakenOver;
            placeholders.run();
            said.clear();
            said.putAll(others);
            fields.forEach(Runnable::run);
            nameFollows = nameFollowed;
            slugFollows = slugFollowed;
            loading = false;
            touched.clear();
            touched.addAll(wasTouched);
            tried.clear();
            tried.addAll(wasTried);
            changed();
        };
    }

    private static <T extends @Nullable Object> Runnable keep(Property<T> property) {
        T value = property.getValue();
        return () -> property.setValue(value);
    }

    /// Chooses a network by its name, or [#OWN]; what was typed into other steps stays, and what was typed of this one comes
    /// back with it: in a list of networks, an arrow key chooses.
    void choose(String network) {
        String left = choice.get();
        if (network.equals(left)) {
            return;
        }
        loading = true;
        Optional<Network> former = chosen();
        if (left != null) {
            said.put(left, new Said(takenOver, template.remember()));
        }
        choice.set(network);
        takenOver = chosen().orElse(null);
        template.load(takenOver);
        Said before = said.get(network);
        if (before != null && Objects.equals(before.of(), takenOver)) {
            before.back().run();
        }
        String payout = chosen().map(Network::payout).orElse("");
        // Where the network tells the amount, that is what one wants; the user's own choice stays.
        String formerPayout = former.map(Network::payout).orElse("");
        follow(valuePlaceholder, formerPayout, payout);
        follow(commissionPlaceholder, formerPayout, payout);
        if (!touched.contains(ConnectField.VALUE)) {
            valueFrom.set(payout.isEmpty() ? From.FIXED : From.NETWORK);
        }
        loading = false;
        touched.removeIf(field -> field.step() == Step.NETWORK || field == ConnectField.APPEND);
        tried.remove(Step.NETWORK);
        changed();
    }

    /// Takes the chosen network's placeholders over again if they were changed, or are another's by now. Of one that is as it was,
    /// what was typed stays.
    void reload() {
        String chosen = choice.get();
        if (chosen != null && !chosen().equals(Optional.ofNullable(takenOver))) {
            choice.set(null);
            choose(networks.get().named(chosen).map(Network::name).orElse(chosen));
        }
    }

    private static void follow(StringProperty property, String former, String next) {
        if (property.get().isBlank() || property.get().equals(former)) {
            property.set(next);
        }
    }

    /// Offers the network's placeholder where there is none yet.
    private void offer(boolean fromNetwork, StringProperty property) {
        if (fromNetwork && !loading && property.get().isBlank()) {
            property.set(TextRules.tidy(template.placeholder(Role.PAYOUT).get()));
        }
    }

    /// What a link is called is mostly the shop's host.
    private void suggestName() {
        if (!loading && nameFollows) {
            loading = true;
            name.set(host());
            loading = false;
            suggestSlug();
        }
    }

    /// The host of the offer's URL, or `""`.
    String host() {
        String text = TextRules.tidy(url.get());
        return Destination.problem(text).isPresent()
                ? ""
                : RequestUri.of(text).map(uri -> uri.getHost().replaceFirst("^www\\.", "")).orElse("");
    }

    private void suggestSlug() {
        if (loading || !slugFollows) {
            return;
        }
        // Of shop.peakline.example, peakline is what one remembers.
        String[] labels = host().split("\\.");
        boolean named = labels.length > 1 && !labels[labels.length - 1].matches("[0-9]+");
        String source = nameFollows && named ? labels[labels.length - 2] : TextRules.tidy(name.get());
        loading = true;
        slug.set(Slugs.from(source, other -> ConnectRules.isTaken(other, definitions, linkKey)));
        loading = false;
        changed();
    }

    /// Other definitions: a slug may be taken by now.
    void know(Definitions all, @Nullable Integer storedLink) {
        definitions = all;
        linkKey = storedLink;
        changed();
    }

    private ConnectDraft now() {
        String chosen = choice.get();
        Network network = chosen == null ? null : template.toNetwork(words.text("connect.source.own"));
        return new ConnectDraft(network, OWN.equals(chosen), chosen().orElse(null), url.get(),
                template.appendProperty().get(), taken.get(), name.get(), slug.get(), reuse.get(), existing.get(),
                conversionName.get(), valueFrom.get(), value.get(), valuePlaceholder.get(), pays.get(), percent.get(),
                commission.get(), commissionPlaceholder.get(), currency.get());
    }

    private void changed() {
        if (!loading) {
            ConnectDraft next = now();
            showProblems(next);
            draft.set(next);
        }
    }

    private void showProblems(ConnectDraft of) {
        Map<ConnectField, String> shown = rules.problems(of, definitions, linkKey);
        shown.keySet().removeIf(field -> !touched.contains(field) && !tried.contains(field.step()));
        problems.keySet().retainAll(shown.keySet());
        problems.putAll(shown);
    }

    /// Shows every problem of a step from now on.
    ///
    /// @return the first field of it that has one
    Optional<ConnectField> firstProblem(Step step) {
        tried.add(step);
        showProblems(draft.get());
        return problems.keySet().stream().filter(field -> field.step() == step).sorted().findFirst();
    }

    /// Whether all steps are filled in, and rightly. Shows nothing.
    boolean isComplete() {
        return rules.problems(draft.get(), definitions, linkKey).isEmpty();
    }

    /// Whether anything was chosen or typed.
    boolean isTouched() {
        return choice.get() != null || !url.get().isBlank();
    }

    /// The chosen network as it is known; empty for the user's own merchant, and while nothing is chosen.
    Optional<Network> chosen() {
        String chosen = choice.get();
        return chosen == null || chosen.equals(OWN) ? Optional.empty() : networks.get().named(chosen);
    }

    /// The chosen network's name, [#OWN], or null while nothing is chosen.
    ReadOnlyObjectProperty<@Nullable String> choiceProperty() {
        return choice.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<ConnectDraft> draftProperty() {
        return draft.getReadOnlyProperty();
    }

    /// What is wrong, by field, as far as it is to be shown.
    ObservableMap<ConnectField, String> problems() {
        return problems;
    }

    TemplateModel template() {
        return template;
    }

    StringProperty urlProperty() {
        return url;
    }

    ObjectProperty<Taken> takenProperty() {
        return taken;
    }

    StringProperty nameProperty() {
        return name;
    }

    StringProperty slugProperty() {
        return slug;
    }

    BooleanProperty reuseProperty() {
        return reuse;
    }

    ObjectProperty<@Nullable ConversionId> existingProperty() {
        return existing;
    }

    StringProperty conversionNameProperty() {
        return conversionName;
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

    StringProperty currencyProperty() {
        return currency;
    }
}
