package dev.postbackdesk.desktop.check;

import dev.postbackdesk.desktop.fx.Format;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.Tasks;
import dev.postbackdesk.receiver.CheckedText;
import dev.postbackdesk.receiver.Receiver;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The text and what is said of the URLs in it. Used on the FX thread.
final class CheckViewModel {
    /// What is below the text.
    enum State {
        /// Nothing was pasted.
        NO_TEXT,
        /// No URL is in it.
        NO_URL, CARDS,
        /// It could not be checked.
        FAILED
    }

    private final Receiver receiver;
    private final Tasks tasks;
    private final Messages words;
    private final CheckText cardText;
    private final StringProperty text = new SimpleStringProperty("");
    private final ObservableList<CheckCard> cards = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.NO_TEXT);
    private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper answered = new ReadOnlyBooleanWrapper(true);
    /// Of the newest question: answers to older ones are of no use.
    private int asked;

    CheckViewModel(Receiver receiver, Tasks tasks, Messages words, Format format) {
        this.receiver = receiver;
        this.tasks = tasks;
        this.words = words;
        cardText = new CheckText(words, format);
        text.subscribe(_ -> check());
    }

    /// Checks again: what is known may be another by now.
    void check() {
        int question = ++asked;
        if (text.get().isBlank()) {
            show(CheckedText.NOTHING);
            state.set(State.NO_TEXT);
            answered.set(true);
            return;
        }
        problem.set("");
        answered.set(false);
        tasks.then(receiver.check(text.get()), checked -> {
            if (question == asked) {
                show(checked);
                state.set(checked.urls().isEmpty() ? State.NO_URL : State.CARDS);
                answered.set(true);
            }
        }, failure -> {
            if (question == asked) {
                show(CheckedText.NOTHING);
                problem.set(failure.sentence());
                state.set(State.FAILED);
            }
        });
    }

    private void show(CheckedText checked) {
        problem.set("");
        String here = receiver.baseAddress().toString();
        cards.setAll(checked.urls().stream().map(url -> cardText.card(url, here, receiver.publicAddress())).toList());
        int shown = cards.size();
        summary.set(shown == 0
                ? ""
                : checked.found() > shown
                        ? words.text("check.summary.more", shown, checked.found())
                        : words.text("check.summary", shown));
    }

    /// What is checked as soon as it changes.
    StringProperty textProperty() {
        return text;
    }

    ObservableList<CheckCard> cards() {
        return cards;
    }

    ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// How many URLs there are, and how many of them are shown; `""` where there are none.
    ReadOnlyStringProperty summaryProperty() {
        return summary.getReadOnlyProperty();
    }

    /// Whether what is shown is about the text as it is now.
    ReadOnlyBooleanProperty answeredProperty() {
        return answered.getReadOnlyProperty();
    }

    /// Why it could not be checked, or `""`.
    ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }
}
