package dev.postbackdesk.desktop.links;

import dev.postbackdesk.desktop.fx.Aside;
import dev.postbackdesk.desktop.fx.DetailHeader;
import dev.postbackdesk.desktop.fx.EditorLayout;
import dev.postbackdesk.desktop.fx.EmptyPane;
import dev.postbackdesk.desktop.fx.Icons;
import dev.postbackdesk.desktop.fx.ListPane;
import dev.postbackdesk.desktop.fx.LoadingPane;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.OverlayNotices;
import dev.postbackdesk.desktop.fx.RowLook;
import dev.postbackdesk.desktop.fx.ScreenHeader;
import dev.postbackdesk.desktop.fx.Tip;
import dev.postbackdesk.desktop.fx.TroubleBar;
import dev.postbackdesk.desktop.qr.QrPane;
import dev.postbackdesk.desktop.qr.QrViewModel;
import dev.postbackdesk.desktop.shell.Command;
import dev.postbackdesk.desktop.shell.Frame;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.MapChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Separator;
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

/// The Tracking links screen.
final class LinksView extends BorderPane {
    private static final KeyCombination SAVE = new KeyCodeCombination(KeyCode.S, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination DUPLICATE = new KeyCodeCombination(KeyCode.D, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination NEW = new KeyCodeCombination(KeyCode.N, KeyCombination.SHORTCUT_DOWN);
    /// From here on form and figures stand beside each other.
    private static final double BESIDE = 820;
    /// How high the list is above the form, where it is not beside it.
    private static final double LIST = 184;
    private static final double WIDEST_SIDE = 296;

    private final Messages words;
    private final LinksViewModel model;
    private final ListPane<LinkRow> list;
    private final DetailHeader header;
    private final LinkFormView form;
    private final QrViewModel qr;

    LinksView(Frame frame, LinksViewModel model, QrViewModel qr, Runnable importing) {
        Messages words = frame.messages();
        this.words = words;
        this.model = model;
        this.qr = qr;
        getStyleClass().addAll("screen", "links");
        list = new ListPane<LinkRow>(words)
                .find(model.editor().findProperty(), words.text("links.find"), words.text("links.find.none"),
                        model.editor().foundProperty())
                .<Integer>rows(model.editor().rows(), words.text("links.title"), this::look, LinkRow::key,
                        model.editor().selectedProperty(), model.editor()::choose)
                .archived(model.editor().archivedProperty(), model.editor().showArchivedProperty(), "links.archived");
        header = new DetailHeader(words, new DetailHeader.Commands(this::save, model.editor()::discard, this::duplicate,
                model.editor()::pauseOrResume, model.editor()::archiveOrRestore));
        list.onDelete(model.editor()::archiveOrRestore);
        form = new LinkFormView(words, frame.format(), model, frame.advice());
        VBox side = new VBox(qrCode(frame), new LinkFiguresPane(words, model));
        side.getStyleClass().add("link-side");
        model.form().draftProperty().subscribe(_ -> qr.show(model.editor().chosen().isPresent() ? model.opens() : ""));
        Region editor = new EditorLayout(header, form, side, BESIDE, WIDEST_SIDE, null)
                .note(words.text("forms.changed-elsewhere"), model.editor().changedElsewhereProperty());
        editor.addEventHandler(KeyEvent.KEY_PRESSED, this::pressedInForm);
        Node empty = new EmptyPane(Feather.LINK, words.text("links.empty.title"), words.text("links.empty.text"),
                button("links.new", Feather.PLUS, "links.new.tip", this::create, "accent"),
                button("links.import", Feather.UPLOAD, "links.import.tip", importing));
        Aside both = new Aside(list, editor, Aside.BESIDE, LIST);
        setCenter(new StackPane(both, empty,
                new LoadingPane(words, words.text("links.unread"), model.editor().loadedProperty(),
                        model.editor().failureProperty(), model::refresh)));
        Button create = button("links.new", Feather.PLUS, "links.new.tip", this::create);
        create.setId("new-link");
        setTop(new VBox(new ScreenHeader(words.text("links.title"))
                .actions(button("links.import", Feather.UPLOAD, "links.import.tip", importing),
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
        model.form().problems().addListener((MapChangeListener<LinkField, String>) _ -> progress());
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    }

    private Node qrCode(Frame frame) {
        Label title = new Label(words.text("links.qr"));
        title.getStyleClass().add("card-title");
        VBox section = new VBox(title, new QrPane(words, qr, OverlayNotices.on(frame.overlay())), new Separator());
        section.getStyleClass().add("qr-section");
        qr.codeProperty().subscribe(code -> {
            section.setVisible(code != null);
            section.setManaged(code != null);
        });
        return section;
    }

    private Button button(String key, Feather icon, String tip, Runnable action, String... styles) {
        Button button = new Button(words.text(key), Icons.normal(icon));
        Tip.on(button, words.text(tip));
        button.setOnAction(_ -> action.run());
        button.getStyleClass().addAll(styles);
        return button;
    }

    private RowLook look(LinkRow row) {
        String slug = row.slug().isEmpty() ? words.text("links.row.no-slug") : "/c/" + row.slug();
        return new RowLook(row.name(), row.network().isEmpty() ? slug : slug + " · " + row.network(),
                row.stored() ? words.text(row.today() == 1 ? "links.row.click" : "links.row.clicks", row.today()) : "",
                row.lifecycle(), row.warning(), row.stored(), row.edited());
    }

    private void show(@Nullable LinkRow row, Node both, Node empty) {
        boolean nothing = row == null && model.editor().rows().isEmpty()
                && model.editor().findProperty().get().isEmpty()
                && !model.editor().showArchivedProperty().get();
        empty.setVisible(nothing && model.editor().loadedProperty().get());
        both.setVisible(!nothing);
        if (row != null) {
            header.show(look(row));
            form.showLink(row);
            qr.show(model.opens());
            progress();
        }
    }

    /// The public address may be another one now.
    void showAddress() {
        form.showAddress();
        qr.show(model.editor().chosen().isPresent() ? model.opens() : "");
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
        model.save().ifPresent(form::focus);
    }

    /// Opens a new form, the cursor in its first field.
    void create() {
        model.create();
        form.focus(LinkField.NAME);
    }

    private void duplicate() {
        model.duplicate();
        form.focus(LinkField.NAME);
    }

    /// What can be done with the chosen one, and with all.
    List<Command> commands() {
        String place = words.text("links.title");
        List<Command> all = new ArrayList<>();
        all.add(newOne());
        if (model.editor().chosen().isPresent()) {
            all.add(new Command("links:save", words.text("forms.save"), place, Feather.SAVE, this::save).on(SAVE));
            all.add(new Command("links:duplicate", words.text("forms.duplicate"), place, Feather.COPY, this::duplicate)
                    .on(DUPLICATE));
            all.add(new Command("links:pause", words.text("forms.pause-or-resume"), place, Feather.PAUSE,
                    model.editor()::pauseOrResume));
            all.add(new Command("links:archive", words.text("forms.archive-or-restore"), place, Feather.ARCHIVE,
                    model.editor()::archiveOrRestore).on(new KeyCodeCombination(KeyCode.DELETE)));
        }
        all.add(new Command("links:archived", words.text("forms.show-archived"), place, Feather.ARCHIVE,
                () -> model.editor().showArchivedProperty().set(!model.editor().showArchivedProperty().get())));
        return all;
    }

    /// Makes a new one; the screen is in sight then.
    Command newOne() {
        return new Command("links:new", words.text("links.new"), words.text("links.title"), Feather.PLUS, this::create)
                .on(NEW);
    }

    void find() {
        list.focusFind();
    }
}
