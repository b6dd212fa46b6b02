package dev.postbackdesk.desktop.conversions;

import dev.postbackdesk.conversion.ConversionId;
import dev.postbackdesk.desktop.fx.Aside;
import dev.postbackdesk.desktop.fx.DetailHeader;
import dev.postbackdesk.desktop.fx.EditorLayout;
import dev.postbackdesk.desktop.fx.EmptyPane;
import dev.postbackdesk.desktop.fx.Icons;
import dev.postbackdesk.desktop.fx.ListPane;
import dev.postbackdesk.desktop.fx.LoadingPane;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.RowLook;
import dev.postbackdesk.desktop.fx.ScreenHeader;
import dev.postbackdesk.desktop.fx.Tip;
import dev.postbackdesk.desktop.fx.TroubleBar;
import dev.postbackdesk.desktop.shell.Command;
import java.util.ArrayList;
import java.util.List;
import dev.postbackdesk.desktop.shell.AddressAdvice;
import javafx.collections.MapChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The Conversions screen.
final class ConversionsView extends BorderPane {
    private static final KeyCombination SAVE = new KeyCodeCombination(KeyCode.S, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination DUPLICATE = new KeyCodeCombination(KeyCode.D, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination NEW = new KeyCodeCombination(KeyCode.N, KeyCombination.SHORTCUT_DOWN);
    /// From here on form and postback URL stand beside each other.
    private static final double BESIDE = 820;
    /// How high the list is above the form, where it is not beside it.
    private static final double LIST = 184;
    private static final double WIDEST_CARD = 464;

    private final Messages words;
    private final ConversionsViewModel model;
    private final ListPane<ConversionRow> list;
    private final DetailHeader header;
    private final ConversionFormView form;

    ConversionsView(Messages words, ConversionsViewModel model, Runnable importing, AddressAdvice advice) {
        this.words = words;
        this.model = model;
        getStyleClass().addAll("screen", "conversions");
        list = new ListPane<ConversionRow>(words)
                .find(model.editor().findProperty(), words.text("conversions.find"),
                        words.text("conversions.find.none"), model.editor().foundProperty())
                .<ConversionId>rows(model.editor().rows(), words.text("conversions.title"), this::look,
                        ConversionRow::id,
                        model.editor().selectedProperty(), this::choose)
                .archived(model.editor().archivedProperty(), model.editor().showArchivedProperty(),
                        "conversions.archived");
        header = new DetailHeader(words, new DetailHeader.Commands(this::save, model.editor()::discard, this::duplicate,
                model.editor()::pauseOrResume, model.editor()::archiveOrRestore));
        list.onDelete(model.editor()::archiveOrRestore);
        form = new ConversionFormView(words, model.form(), model.nameAdviceProperty());
        PostbackCard card = new PostbackCard(words, model, advice);
        form.adopt(ConversionField.PLACEHOLDER, card.placeholderField());
        Region editor = new EditorLayout(header, form, card, BESIDE, WIDEST_CARD, card.dock())
                .note(words.text("forms.changed-elsewhere"), model.editor().changedElsewhereProperty());
        editor.addEventHandler(KeyEvent.KEY_PRESSED, this::pressedInForm);
        Node empty = new EmptyPane(Feather.TARGET, words.text("conversions.empty.title"),
                words.text("conversions.empty.text"),
                button("conversions.new", Feather.PLUS, "conversions.new.tip", this::create, "accent"),
                button("conversions.import", Feather.UPLOAD, "conversions.import.tip", importing));
        Aside both = new Aside(list, editor, Aside.BESIDE, LIST);
        setCenter(new StackPane(both, empty,
                new LoadingPane(words, words.text("conversions.unread"), model.editor().loadedProperty(),
                        model.editor().failureProperty(), model::refresh)));
        Button create = button("conversions.new", Feather.PLUS, "conversions.new.tip", this::create);
        create.setId("new-conversion");
        setTop(new VBox(new ScreenHeader(words.text("conversions.title"))
                .actions(
                        button("conversions.import", Feather.UPLOAD, "conversions.import.tip", importing),
                        create)
                .ruled(),
                new TroubleBar(words, words.text("fx.trouble"), model.editor().trouble(),
                        model.editor().loadedProperty())));
        model.editor().selectedProperty().subscribe(row -> show(row, both, empty));
        model.editor().loadedProperty().subscribe(_ -> show(model.editor().selectedProperty().get(), both, empty));
        model.editor().showArchivedProperty()
                .subscribe(_ -> show(model.editor().selectedProperty().get(), both, empty));
        model.editor().dirtyProperty().subscribe(_ -> progress());
        model.editor().savingProperty().subscribe(_ -> progress());
        model.form().problems().addListener((MapChangeListener<ConversionField, String>) _ -> progress());
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    }

    private Button button(String key, Feather icon, String tip, Runnable action, String... styles) {
        Button button = new Button(words.text(key), Icons.normal(icon));
        Tip.on(button, words.text(tip));
        button.setOnAction(_ -> action.run());
        button.getStyleClass().addAll(styles);
        return button;
    }

    private RowLook look(ConversionRow row) {
        return new RowLook(row.name(),
                row.stored()
                        ? words.text("conversions.row.links", row.shortId(), row.links())
                        : words.text("conversions.row.new", row.shortId()),
                row.stored() ? words.text("conversions.row.today", row.today()) : "", row.lifecycle(), row.warning(),
                row.stored(), row.edited());
    }

    private void show(@Nullable ConversionRow row, Node both, Node empty) {
        boolean nothing = row == null && model.editor().rows().isEmpty()
                && model.editor().findProperty().get().isEmpty()
                && !model.editor().showArchivedProperty().get();
        empty.setVisible(nothing && model.editor().loadedProperty().get());
        both.setVisible(!nothing);
        if (row != null) {
            header.show(look(row));
            form.showId(row.id().value());
            progress();
        }
    }

    private void progress() {
        header.progress(model.editor().dirtyProperty().get(), model.form().problems().size(),
                model.editor().savingProperty().get());
    }

    /// What its fields leave over: Enter in a text field saves, Esc goes back to the list.
    private void pressedInForm(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER && EditorLayout.isField(event.getTarget())) {
            save();
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE) {
            list.focusRows();
            event.consume();
        }
    }

    private void pressed(KeyEvent event) {
        if (DUPLICATE.match(event) && model.editor().chosen().isPresent()) {
            duplicate();
            event.consume();
        } else if (SAVE.match(event)) {
            save();
            event.consume();
        } else if (NEW.match(event)) {
            create();
            event.consume();
        }
    }

    private void save() {
        if (form.settle()) {
            model.save().ifPresent(form::focus);
        } else {
            form.focusStatuses();
        }
    }

    /// Opens a new form, the cursor in its first field.
    void create() {
        form.settle();
        model.create();
        form.focusFirst();
    }

    /// Shows another one's form.
    void choose(ConversionId id) {
        form.settle();
        model.editor().choose(id);
    }

    /// Names of what is unsaved, what is being typed included.
    List<String> unsaved() {
        form.settle();
        return model.editor().unsaved();
    }

    private void duplicate() {
        form.settle();
        model.duplicate();
        form.focusFirst();
    }

    /// What can be done with the chosen one, and with all.
    List<Command> commands() {
        String place = words.text("conversions.title");
        List<Command> all = new ArrayList<>();
        all.add(newOne());
        if (model.editor().chosen().isPresent()) {
            all.add(new Command("conversions:save", words.text("forms.save"), place, Feather.SAVE, this::save)
                    .on(SAVE));
            all.add(new Command("conversions:duplicate", words.text("forms.duplicate"), place, Feather.COPY,
                    this::duplicate)
                    .on(DUPLICATE));
            all.add(new Command("conversions:pause", words.text("forms.pause-or-resume"), place, Feather.PAUSE,
                    model.editor()::pauseOrResume));
            all.add(new Command("conversions:archive", words.text("forms.archive-or-restore"), place, Feather.ARCHIVE,
                    model.editor()::archiveOrRestore).on(new KeyCodeCombination(KeyCode.DELETE)));
        }
        all.add(new Command("conversions:archived", words.text("forms.show-archived"), place, Feather.ARCHIVE,
                () -> model.editor().showArchivedProperty().set(!model.editor().showArchivedProperty().get())));
        return all;
    }

    /// Makes a new one; the screen is in sight then.
    Command newOne() {
        return new Command("conversions:new", words.text("conversions.new"), words.text("conversions.title"),
                Feather.PLUS, this::create).on(NEW);
    }

    void find() {
        list.focusFind();
    }
}
