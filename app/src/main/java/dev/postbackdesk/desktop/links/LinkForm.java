package dev.postbackdesk.desktop.links;

import dev.postbackdesk.desktop.fx.Slugs;
import dev.postbackdesk.conversion.ConversionId;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.TextRules;
import dev.postbackdesk.desktop.links.DestinationChecks.Sentence;
import dev.postbackdesk.link.Definitions;
import dev.postbackdesk.link.Destination;
import dev.postbackdesk.link.Network;
import dev.postbackdesk.link.Networks;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.collections.ObservableMap;
import org.jspecify.annotations.Nullable;

/// The form's fields as properties, what is wrong with them, and what is said of the destination. Used on the FX thread.
final class LinkForm {
    private final StringProperty name = new SimpleStringProperty("");
    private final StringProperty network = new SimpleStringProperty("");
    private final StringProperty slug = new SimpleStringProperty("");
    private final StringProperty destination = new SimpleStringProperty("");
    private final ObservableList<ConversionId> conversions = FXCollections.observableArrayList();
    /// What `[s2sidentifier]` is added under.
    private final StringProperty parameter = new SimpleStringProperty(DestinationChecks.USUAL_PARAMETER);
    private final ReadOnlyStringWrapper parameterProblem = new ReadOnlyStringWrapper("");

    private final ReadOnlyObjectWrapper<LinkDraft> draft = new ReadOnlyObjectWrapper<>(LinkDraft.empty());
    private final ObservableMap<LinkField, String> problems = FXCollections
            .observableMap(new EnumMap<>(LinkField.class));
    private final ObservableList<Sentence> checks = FXCollections.observableArrayList();

    private final Supplier<Networks> networks;
    private final Messages words;
    private final LinkRules rules;
    private final Set<LinkField> touched = EnumSet.noneOf(LinkField.class);
    private Definitions definitions = Definitions.NONE;
    private @Nullable Integer own;
    private boolean slugFollowsName;
    private boolean tried;
    private boolean loading;

    LinkForm(Supplier<Networks> networks, Messages words) {
        this.networks = networks;
        this.words = words;
        rules = new LinkRules(words);
        name.addListener((_, _, _) -> {
            suggestSlug();
            touch(LinkField.NAME);
        });
        slug.addListener((_, _, _) -> {
            if (!loading) {
                slugFollowsName = false;
            }
            touch(LinkField.SLUG);
        });
        destination.addListener((_, _, _) -> touch(LinkField.DESTINATION));
        network.addListener((_, before, _) -> {
            if (parameter.get().equals(DestinationChecks.parameterFor(known(before)))) {
                parameter.set(DestinationChecks.parameterFor(chosenNetwork()));
            }
            changed();
        });
        conversions.addListener((ListChangeListener<ConversionId>) _ -> changed());
        parameter.addListener((_, _, _) -> parameterProblem.set(""));
    }

    private void suggestSlug() {
        if (loading || !slugFollowsName) {
            return;
        }
        loading = true;
        slug.set(Slugs.from(TextRules.tidy(name.get()), taken -> LinkRules.isTaken(taken, definitions, own)));
        loading = false;
    }

    private void touch(LinkField field) {
        if (!loading) {
            touched.add(field);
            changed();
        }
    }

    /// Shows another draft.
    ///
    /// @param key the stored link's, or null for a new one
    void load(LinkDraft other, @Nullable Integer key) {
        touched.clear();
        tried = false;
        own = key;
        loading = true;
        name.set(other.name());
        network.set(other.network());
        slug.set(other.slug());
        destination.set(other.destination());
        conversions.setAll(other.conversions());
        parameter.set(DestinationChecks.parameterFor(chosenNetwork()));
        loading = false;
        // As long as nobody wrote a slug of one's own, it is made of the name.
        slugFollowsName = key == null && (other.slug().isEmpty() || other.slug()
                .equals(Slugs.from(other.name(), taken -> LinkRules.isTaken(taken, definitions, null))));
        changed();
    }

    /// What slugs are taken by.
    void know(Definitions now) {
        definitions = now;
        changed();
    }

    private void changed() {
        if (loading) {
            return;
        }
        LinkDraft now = new LinkDraft(name.get(), network.get(), slug.get(), destination.get(), conversions);
        showProblems(now);
        List<Sentence> said = DestinationChecks.of(words, now.destination(), chosenNetwork());
        if (!said.equals(checks)) {
            checks.setAll(said);
        }
        draft.set(now);
    }

    private void showProblems(LinkDraft now) {
        Map<LinkField, String> shown = new EnumMap<>(LinkField.class);
        rules.problems(now, definitions, own).forEach((field, problem) -> {
            if (tried || touched.contains(field) || (field == LinkField.SLUG && !now.slug().isEmpty())) {
                shown.put(field, problem);
            }
        });
        if (!shown.equals(problems)) {
            problems.keySet().retainAll(shown.keySet());
            problems.putAll(shown);
        }
    }

    /// Shows every problem from now on.
    ///
    /// @return the first field that has one
    Optional<LinkField> firstProblem() {
        tried = true;
        showProblems(draft.get());
        return problems.keySet().stream().sorted().findFirst();
    }

    /// Puts `[s2sidentifier]` into the destination, under the parameter's name.
    void addToken() {
        String wanted = TextRules.tidy(parameter.get());
        if (!Destination.isParameterName(wanted)) {
            parameterProblem.set(words.text("links.problem.parameter"));
            return;
        }
        destination.set(Destination.withToken(TextRules.tidy(destination.get()), wanted));
    }

    private Optional<Network> known(String named) {
        return named.isEmpty() ? Optional.empty() : networks.get().named(named);
    }

    Optional<Network> chosenNetwork() {
        return known(network.get());
    }

    ReadOnlyObjectProperty<LinkDraft> draftProperty() {
        return draft.getReadOnlyProperty();
    }

    /// What is wrong, by field, as far as it is to be shown.
    ObservableMap<LinkField, String> problems() {
        return problems;
    }

    /// What is said of the destination.
    ObservableList<Sentence> checks() {
        return checks;
    }

    StringProperty nameProperty() {
        return name;
    }

    StringProperty networkProperty() {
        return network;
    }

    StringProperty slugProperty() {
        return slug;
    }

    StringProperty destinationProperty() {
        return destination;
    }

    ObservableList<ConversionId> conversions() {
        return conversions;
    }

    StringProperty parameterProperty() {
        return parameter;
    }

    ReadOnlyStringProperty parameterProblemProperty() {
        return parameterProblem.getReadOnlyProperty();
    }
}
