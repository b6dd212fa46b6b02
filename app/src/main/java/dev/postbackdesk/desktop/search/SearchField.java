package dev.postbackdesk.desktop.search;

import dev.postbackdesk.desktop.fx.Clips;
import dev.postbackdesk.desktop.fx.Icons;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.Tip;
import dev.postbackdesk.desktop.fx.WhenSeen;
import java.util.List;
import java.util.stream.Stream;
import javafx.animation.PauseTransition;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;

/// The field that searches are written in: tokens, the text after them, what can follow, and what is not understood.
///
/// What can follow lies in the scene, over what is below the field, and not in a window of its own: so it is there in
/// pictures and without a window system, and Esc and focus are the field's alone.
public final class SearchField extends VBox {
    /// A pause in typing. Short, since what is typed on breaks the search before off.
    private static final Duration PAUSE = Duration.millis(60);
    private static final double LEAST = 160;

    private final Messages messages;
    private final SearchViewModel model;
    private final Bare field = new Bare();
    private final HBox box = new HBox();
    private final HBox tokens = new HBox();
    private final OfferList offers;
    private final PauseTransition typing = new PauseTransition(PAUSE);
    private boolean following;

    /// The text field; pasting keeps what is understood, and copying without a selection takes the whole search.
    private final class Bare extends TextField {
        @Override
        public void paste() {
            super.paste();
            typing.stop();
            model.keep();
        }

        @Override
        public void copy() {
            if (getSelectedText().isEmpty() || getSelectedText().equals(getText())) {
                Clips.copy(model.text());
            } else {
                super.copy();
            }
        }
    }

    /// @param id of the text field
    /// @param more what else can be done with what is sought; these buttons stand at the end
    public SearchField(Messages messages, SearchViewModel model, String id, List<Button> more) {
        this.messages = messages;
        this.model = model;
        offers = new OfferList(messages, model, this::follow);
        getStyleClass().add("search-field");
        box.getStyleClass().add("search-box");
        tokens.getStyleClass().add("search-tokens");
        String prompt = messages.text("search.prompt." + model.subject().word());
        field.setPromptText(prompt);
        field.getStyleClass().add("bare");
        field.setId(id);
        field.setMinWidth(LEAST);
        field.setAccessibleText(prompt);
        Tip.on(field, messages.text("search.tip." + model.subject().word()));
        HBox.setHgrow(field, Priority.ALWAYS);
        Button clear = new Button("", Icons.small(Feather.X));
        clear.getStyleClass().addAll("flat", "small", "icon-only");
        clear.setId("search-clear");
        clear.setAccessibleText(messages.text("search.clear"));
        Tip.on(clear, messages.text("search.clear"));
        clear.setOnAction(_ -> {
            typing.stop();
            model.clear();
            field.requestFocus();
        });
        box.getChildren().addAll(Icons.normal(Feather.SEARCH), tokens, field);
        box.getChildren().addAll(more);
        box.getChildren().add(clear);
        model.typedProperty().subscribe(search -> {
            boolean some = !search.terms().isEmpty();
            Stream.concat(more.stream(), Stream.of(clear)).forEach(button -> {
                button.setVisible(some);
                button.setManaged(some);
            });
        });
        model.tokens().subscribe(this::showTokens);
        showTokens();
        listen();
        WhenSeen.add(this, box, new ProblemLines(messages, model), offers);
        setViewOrder(-1);
    }

    private void listen() {
        field.focusedProperty().subscribe(focused -> {
            box.pseudoClassStateChanged(PseudoClass.getPseudoClass("focused-inside"), focused);
            if (!focused) {
                model.close();
            }
        });
        typing.setOnFinished(_ -> model.apply());
        // What is written is written in the letters of code, what invites to write is not.
        field.textProperty().isEmpty().subscribe(empty -> field
                .pseudoClassStateChanged(PseudoClass.getPseudoClass("written"), !empty));
        field.textProperty().addListener((_, _, _) -> written());
        field.caretPositionProperty().addListener((_, _, _) -> written());
        // What is sought from elsewhere stands in the field as well.
        model.draftProperty().subscribe(text -> {
            if (!field.getText().equals(text)) {
                follow();
            }
        });
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        field.addEventFilter(KeyEvent.KEY_TYPED, event -> {
            if (event.getCharacter().equals(" ") && !event.isShortcutDown()
                    && field.getCaretPosition() == field.getLength() && model.keepBefore(field.getCaretPosition())) {
                typing.stop();
                event.consume();
            }
        });
    }

    private void written() {
        if (!following && field.getCaretPosition() <= field.getLength()) {
            boolean changed = !field.getText().equals(model.draftProperty().get());
            model.write(field.getText(), field.getCaretPosition());
            if (changed) {
                typing.playFromStart();
            }
        }
    }

    /// Takes over what the model made of the text.
    private void follow() {
        following = true;
        field.setText(model.draftProperty().get());
        field.positionCaret(model.cursor());
        following = false;
    }

    private void key(KeyEvent event) {
        boolean open = model.openProperty().get();
        boolean done = switch (event.getCode()) {
            case DOWN -> {
                model.move(1);
                yield true;
            }
            case UP -> {
                model.move(-1);
                yield true;
            }
            case TAB -> open && !event.isShiftDown() && taken();
            case ENTER -> {
                entered(open);
                yield true;
            }
            case ESCAPE -> escaped(open);
            case BACK_SPACE -> field.getCaretPosition() == 0 && field.getSelection().getLength() == 0
                    && model.removeLast();
            default -> false;
        };
        if (done) {
            event.consume();
        }
    }

    private boolean taken() {
        typing.stop();
        boolean taken = model.take();
        follow();
        return taken;
    }

    private void entered(boolean open) {
        typing.stop();
        if (open && model.chosenProperty().get() >= 0) {
            taken();
        } else {
            model.keep();
        }
    }

    private boolean escaped(boolean open) {
        if (open && !model.completionProperty().get().offers().isEmpty()) {
            model.close();
            return true;
        }
        if (!model.text().isEmpty()) {
            typing.stop();
            model.clear();
            return true;
        }
        return false;
    }

    private void showTokens() {
        tokens.getChildren().setAll(java.util.stream.IntStream.range(0, model.tokens().size())
                .mapToObj(this::token).toList());
        tokens.setManaged(!model.tokens().isEmpty());
    }

    private Node token(int index) {
        String text = model.tokens().get(index);
        Lexeme term = Lexeme.of(text).getFirst();
        int split = text.length() - term.values().stream().mapToInt(String::length).sum();
        boolean named = !term.sign().isEmpty();
        int sign = named ? text.indexOf(term.sign()) + term.sign().length() : Math.min(split, text.length());
        Label name = new Label(text.substring(0, named ? sign : text.length()));
        name.getStyleClass().add(named ? "token-name" : "token-value");
        Label value = new Label(named ? text.substring(sign) : "");
        value.getStyleClass().add("token-value");
        value.setManaged(named);
        Button remove = new Button("", Icons.tiny(Feather.X));
        remove.getStyleClass().setAll("token-remove");
        remove.setAccessibleText(messages.text("search.remove", text));
        Tip.on(remove, messages.text("search.remove", text));
        remove.setFocusTraversable(false);
        remove.setOnAction(_ -> model.remove(index));
        HBox token = new HBox(name, value, remove);
        token.getStyleClass().add("token");
        Tip.over(token, messages.text("search.edit", text));
        token.setOnMouseClicked(_ -> {
            model.edit(index);
            field.requestFocus();
            follow();
        });
        return token;
    }

    /// Puts the cursor into the field.
    public void find() {
        field.requestFocus();
        field.selectAll();
    }

    /// Copies the search as text.
    public void copy() {
        Clips.copy(model.text());
    }

    /// Writes something into the field, as a user would: for pictures.
    public void write(String text) {
        field.requestFocus();
        field.setText(text);
        field.positionCaret(text.length());
        typing.stop();
        model.apply();
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        double width = Math.min(box.getWidth(), OfferList.WIDTH);
        offers.resizeRelocate(0, box.getHeight() + 4, width, offers.prefHeight(width));
    }
}
