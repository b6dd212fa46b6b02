package dev.postbackdesk.desktop.search;

import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.Tasks;
import dev.postbackdesk.link.Definitions;
import dev.postbackdesk.postback.FindingText;
import dev.postbackdesk.receiver.ClickQuery;
import dev.postbackdesk.receiver.Criterion;
import dev.postbackdesk.receiver.PostbackQuery;
import dev.postbackdesk.receiver.Receiver;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The search field without its nodes: tokens that were taken, and the text that is being written after them. Both are one
/// search, which pills and saved filters read and change as well. Used on the FX thread.
public final class SearchViewModel {
    private static final Duration LATELY = Duration.ofHours(1);
    /// Looked at, of those.
    private static final int MOST = 1000;
    private static final Duration FRESH_ENOUGH = Duration.ofSeconds(15);

    private final Subject subject;
    private final Receiver receiver;
    private final Tasks tasks;
    private final ZoneId zone;
    private final Completions completions;
    private final ObservableList<String> tokens = FXCollections.observableArrayList();
    private final StringProperty draft = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Search> typed = new ReadOnlyObjectWrapper<>(Search.ALL);
    private final ReadOnlyObjectWrapper<Search> search = new ReadOnlyObjectWrapper<>(Search.ALL);
    private final ReadOnlyObjectWrapper<Completion> completion = new ReadOnlyObjectWrapper<>(Completion.NONE);
    private final IntegerProperty chosen = new SimpleIntegerProperty(-1);
    private final BooleanProperty open = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<Definitions> definitions = new ReadOnlyObjectWrapper<>(Definitions.NONE);
    private Seen seen = Seen.NOTHING;
    private Instant seenAt = Instant.MIN;
    private int cursor;
    private boolean changing;

    public SearchViewModel(Subject subject, Receiver receiver, Tasks tasks, Messages messages, ZoneId zone) {
        this.subject = subject;
        this.receiver = receiver;
        this.tasks = tasks;
        this.zone = zone;
        completions = new Completions(subject, messages, new FindingText(messages.locale()));
        draft.addListener((_, _, _) -> read());
        tokens.subscribe(this::read);
    }

    /// Names are read by what is defined now.
    public void define(Definitions now) {
        definitions.set(now);
        read();
        apply();
    }

    /// Reads a text as this field would.
    public Search parse(String text) {
        return Search.parse(subject, text, definitions.get(), zone);
    }

    private void read() {
        if (!changing) {
            typed.set(parse(text()));
        }
    }

    /// The whole search, as it can be pasted again.
    public String text() {
        return Stream.concat(tokens.stream(), Stream.of(draft.get().strip())).filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
    }

    /// Looks for something else, at once.
    public void setText(String text) {
        change(List.of(), text);
        keep();
    }

    private void change(List<String> others, String rest) {
        changing = true;
        tokens.setAll(others);
        draft.set(rest);
        changing = false;
        cursor = rest.length();
        read();
    }

    /// Makes what is written count, as it is at a pause in typing.
    void apply() {
        if (!search.get().text().equals(typed.get().text()) || !search.get().asksAs(typed.get())) {
            search.set(typed.get());
        }
    }

    /// Turns terms with a name into tokens, and makes all of it count.
    void keep() {
        List<String> named = new ArrayList<>(tokens);
        List<String> rest = new ArrayList<>();
        for (Lexeme term : Lexeme.of(draft.get())) {
            boolean understood = !term.isFree() && parse(term.text()).problems().isEmpty();
            (understood ? named : rest).add(term.text());
        }
        if (named.size() > tokens.size()) {
            change(named, String.join(" ", rest));
        }
        close();
        apply();
    }

    /// Turns the term before the cursor into a token, where it is one.
    ///
    /// @return whether it was
    boolean keepBefore(int at) {
        boolean ends = Lexeme.of(draft.get()).stream()
                .anyMatch(term -> term.end() == at && !term.isFree() && !term.open()
                        && parse(term.text()).problems().isEmpty());
        if (ends) {
            keep();
        }
        return ends;
    }

    /// The cursor stands elsewhere, or something was typed.
    void write(String text, int at) {
        boolean wrote = !draft.get().equals(text);
        draft.set(text);
        cursor = Math.clamp(at, 0, text.length());
        if (wrote) {
            open.set(!text.isBlank());
        }
        if (open.get()) {
            look();
        }
    }

    /// Shows what can follow.
    void complete() {
        open.set(true);
        look();
    }

    private void look() {
        Instant now = receiver.clock().instant();
        if (seenAt.isBefore(now.minus(FRESH_ENOUGH))) {
            seenAt = now;
            tasks.then(lately(new Criterion.Since(now.minus(LATELY))), found -> {
                seen = found;
                offer();
            }, _ -> seenAt = Instant.MIN);
        }
        offer();
    }

    private CompletableFuture<Seen> lately(Criterion since) {
        return switch (subject) {
            case POSTBACKS -> receiver.postbacks(PostbackQuery.of(List.of(since)).withLimit(MOST))
                    .thenApply(rows -> Seen.in(rows, rows.size() < MOST));
            case CLICKS -> receiver.clicks(ClickQuery.of(List.of(since)).withLimit(MOST))
                    .thenApply(page -> Seen.of(page.rows(), page.rows().size() < MOST));
        };
    }

    private void offer() {
        Completion now = completions.of(draft.get(), cursor, definitions.get(), seen);
        completion.set(now);
        // What is a mistake is told as one, and not taken for a text unless the user says so.
        boolean first = !now.understood() && !now.offers().isEmpty() && !now.offers().getFirst().free();
        chosen.set(first ? 0 : -1);
    }

    /// Chooses the next offer, or one before.
    void move(int by) {
        if (!open.get()) {
            complete();
            return;
        }
        int size = completion.get().offers().size();
        if (size > 0) {
            int from = chosen.get() < 0 && by < 0 ? size : chosen.get();
            chosen.set(Math.floorMod(from + by, size));
        }
    }

    void choose(int offer) {
        chosen.set(offer);
    }

    /// Writes something else in place of a term.
    void replace(Term term, String other) {
        List<String> parts = typed.get().terms().stream().map(one -> one.equals(term) ? other : one.text()).toList();
        setText(String.join(" ", parts));
    }

    /// Takes the chosen offer, else the first.
    ///
    /// @return whether there was one
    boolean take() {
        List<Completion.Offer> offers = completion.get().offers();
        if (!open.get() || offers.isEmpty()) {
            return false;
        }
        take(offers.get(Math.max(0, chosen.get())));
        return true;
    }

    void take(Completion.Offer offer) {
        Completion now = completion.get();
        String before = draft.get().substring(0, now.from());
        String after = draft.get().substring(now.to());
        boolean named = !offer.free() && offer.complete();
        if (named) {
            List<String> all = new ArrayList<>(tokens);
            all.add(offer.text());
            change(all, (before.stripTrailing() + " " + after.stripLeading()).strip());
            close();
            apply();
        } else {
            change(List.copyOf(tokens), before + offer.text() + after);
            cursor = (before + offer.text()).length();
            if (offer.free()) {
                close();
                apply();
            } else {
                complete();
            }
        }
    }

    /// Where the cursor belongs after a change that the user did not type.
    int cursor() {
        return cursor;
    }

    void close() {
        open.set(false);
        completion.set(Completion.NONE);
        chosen.set(-1);
    }

    /// Takes a token away.
    void remove(int index) {
        tokens.remove(index);
        apply();
    }

    /// Takes the last token away.
    ///
    /// @return whether there was one
    boolean removeLast() {
        if (tokens.isEmpty()) {
            return false;
        }
        remove(tokens.size() - 1);
        return true;
    }

    /// Puts a token back into the text, to be changed.
    void edit(int index) {
        List<String> others = new ArrayList<>(tokens);
        String token = others.remove(index);
        change(others, (draft.get().strip() + " " + token).strip());
        complete();
    }

    public void clear() {
        setText("");
    }

    Subject subject() {
        return subject;
    }

    /// What names are read by; none before they are known.
    ReadOnlyObjectProperty<Definitions> definitionsProperty() {
        return definitions.getReadOnlyProperty();
    }

    ObservableList<String> tokens() {
        return tokens;
    }

    StringProperty draftProperty() {
        return draft;
    }

    /// What is written, whether it counts yet or not.
    ReadOnlyObjectProperty<Search> typedProperty() {
        return typed.getReadOnlyProperty();
    }

    /// What counts.
    public ReadOnlyObjectProperty<Search> searchProperty() {
        return search.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Completion> completionProperty() {
        return completion.getReadOnlyProperty();
    }

    /// The chosen offer, or -1.
    ReadOnlyIntegerProperty chosenProperty() {
        return chosen;
    }

    ReadOnlyBooleanProperty openProperty() {
        return open;
    }
}
