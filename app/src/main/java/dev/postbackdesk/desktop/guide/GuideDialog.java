package dev.postbackdesk.desktop.guide;

import dev.postbackdesk.desktop.fx.Icons;
import dev.postbackdesk.desktop.fx.KeyNames;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.Overlay;
import dev.postbackdesk.desktop.fx.Theme;
import dev.postbackdesk.desktop.fx.Tip;
import dev.postbackdesk.desktop.guide.Run.Way;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The sheet of guide and keys: what there is at the left, the keys or a page at the right. It takes the room that there is, and
/// everything is scrolled within, so that its buttons stay in sight however large the window is drawn.
final class GuideDialog {
    private static final KeyCombination BACK = new KeyCodeCombination(KeyCode.LEFT, KeyCombination.ALT_DOWN);
    private static final KeyCombination FIND = new KeyCodeCombination(KeyCode.F, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination ABOUT = new KeyCodeCombination(KeyCode.F1);
    /// What is left above a heading that was scrolled to.
    private static final double ABOVE = 8;
    private static final double EDGE = 16;
    /// Below this width, as in a small window that is drawn twice as large, what is read gets most of the room.
    private static final double TIGHT_BELOW = 640;
    private static final PseudoClass TIGHT = PseudoClass.getPseudoClass("tight");

    private final Messages words;
    private final KeyNames names;
    private final Overlay overlay;
    private final GuideViewModel model;
    private final Node keys;
    private final TextField find = new TextField();
    private final GuideList list;
    private final ScrollPane scroll = new ScrollPane();
    private final Button back = new Button();
    private final Label english = new Label();
    /// Scrolled in parts, and not as a whole.
    private final VBox dialog;

    /// @param screen what the screen in sight is called
    /// @param keys the sheet of keys
    /// @param tour begins the tour
    GuideDialog(Messages words, Overlay overlay, GuideViewModel model, String screen, Node keys, Runnable tour) {
        this.words = words;
        names = new KeyNames(words);
        this.overlay = overlay;
        this.model = model;
        this.keys = new VBox(EDGE, about(screen), keys);
        Button take = new Button(words.text("shell.tour"));
        take.setId("keys-tour");
        take.setOnAction(_ -> {
            overlay.closeDialog();
            tour.run();
        });
        Button close = new Button(words.text("fx.close"));
        close.setId("guide-close");
        close.setOnAction(_ -> overlay.closeDialog());
        list = new GuideList(words, model);
        VBox.setVgrow(list, Priority.ALWAYS);
        VBox left = new VBox(8, findBox(), list);
        left.getStyleClass().add("guide-left");
        VBox right = new VBox(head(), scroll());
        HBox.setHgrow(right, Priority.ALWAYS);
        right.setMinWidth(0);
        // The left one keeps its width however long lines are.
        right.setPrefWidth(0);
        HBox both = new HBox(EDGE, left, right);
        both.setMinHeight(0);
        VBox.setVgrow(both, Priority.ALWAYS);
        Label heading = new Label(words.text("shell.keys"));
        heading.getStyleClass().add("verdict-title");
        FlowPane buttons = new FlowPane(take, close);
        buttons.getStyleClass().add("actions");
        dialog = new VBox(heading, both, buttons);
        dialog.getStyleClass().addAll("dialog-box", "guide-dialog");
        // Read with the sheet itself: a start does not wait for it.
        dialog.getStylesheets().add(Theme.asset("css/guide.css").toExternalForm());
        dialog.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        dialog.widthProperty().subscribe(width -> dialog.pseudoClassStateChanged(TIGHT,
                width.doubleValue() > 0 && width.doubleValue() < TIGHT_BELOW));
        StackPane.setMargin(dialog, new Insets(EDGE));
        model.shownProperty().subscribe(this::show);
    }

    /// Opens it over the window.
    void open() {
        overlay.dialog(dialog);
        list.requestFocus();
    }

    /// The keys are looked up again and again, the guide seldom, so they come first, and what the guide says of the screen is
    /// one more press of the same key away.
    private Node about(String screen) {
        Button open = new Button(words.text("guide.about", screen), Icons.small(Feather.BOOK_OPEN));
        open.setId("guide-about");
        open.getStyleClass().add("link");
        open.setMinWidth(0);
        open.setOnAction(_ -> model.about());
        Label cap = new Label("F1");
        cap.getStyleClass().add("key-cap");
        cap.setMinWidth(Label.USE_PREF_SIZE);
        HBox line = new HBox(12, open, cap);
        line.getStyleClass().add("guide-about");
        return line;
    }

    private Node findBox() {
        find.setPromptText(words.text("fx.search"));
        find.setAccessibleText(words.text("guide.find"));
        Tip.on(find, words.text("shell.tip", words.text("guide.find"), names.of(FIND)));
        find.setId("guide-find");
        find.getStyleClass().add("bare");
        find.textProperty().bindBidirectional(model.queryProperty());
        find.setOnAction(_ -> scroll.requestFocus());
        HBox.setHgrow(find, Priority.ALWAYS);
        HBox box = new HBox(Icons.small(Feather.SEARCH), find);
        box.getStyleClass().addAll("input-box", "find-box");
        box.setOnMousePressed(_ -> find.requestFocus());
        return box;
    }

    private Node head() {
        back.setText(words.text("guide.back"));
        back.setGraphic(Icons.small(Feather.ARROW_LEFT));
        back.setId("guide-back");
        back.getStyleClass().add("link");
        back.setMinWidth(Button.USE_PREF_SIZE);
        Tip.on(back, words.text("shell.tip", words.text("guide.back"), names.of(BACK)));
        back.setOnAction(_ -> model.back());
        back.visibleProperty().bind(model.backProperty());
        back.managedProperty().bind(back.visibleProperty());
        english.setText(words.text("guide.english"));
        english.setId("guide-english");
        english.getStyleClass().addAll("caption", "muted");
        english.setWrapText(true);
        english.managedProperty().bind(english.visibleProperty());
        HBox head = new HBox(EDGE, back, english);
        head.getStyleClass().add("guide-head");
        head.visibleProperty().bind(Bindings.or(back.visibleProperty(), english.visibleProperty()));
        head.managedProperty().bind(head.visibleProperty());
        return head;
    }

    private Node scroll() {
        scroll.getStyleClass().add("guide-scroll");
        scroll.setId("guide-scroll");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setMinHeight(0);
        // Arrows and the space bar scroll it.
        scroll.setFocusTraversable(true);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        return scroll;
    }

    private void show(GuideViewModel.Shown shown) {
        Way.Inside at = shown.at();
        @Nullable
        PageView page = model.page().map(read -> new PageView(words, read, shown.sought(), model::follow))
                .orElse(null);
        english.setVisible(model.isForeign());
        scroll.setAccessibleText(GuideDesk.title(words, at.page()));
        if (isFocusLost()) {
            scroll.requestFocus();
        }
        scroll.setContent(page == null ? keys : page);
        scroll.setVvalue(0);
        list.follow();
        if (page != null) {
            page.heading(at.anchor()).or(page::found).ifPresent(node -> Platform.runLater(() -> reveal(node)));
        }
    }

    /// Whether what has the focus goes with what was shown: a link that was followed, or the way back. JavaFX would give it to
    /// what lies below the sheet.
    private boolean isFocusLost() {
        Node owner = dialog.getScene() == null ? null : dialog.getScene().getFocusOwner();
        for (Node node = owner; node != null; node = node.getParent()) {
            if (node.equals(scroll.getContent()) || node.equals(back)) {
                return true;
            }
        }
        return false;
    }

    /// Scrolls to a part of what is shown.
    private void reveal(Node node) {
        Node content = scroll.getContent();
        if (node.getScene() == null || content == null) {
            // Something else is shown meanwhile.
            return;
        }
        // Where it stands is known once it is laid out.
        dialog.getScene().getRoot().applyCss();
        dialog.getScene().getRoot().layout();
        double top = content.sceneToLocal(node.localToScene(0, node.getLayoutBounds().getMinY())).getY() - ABOVE;
        double hidden = content.getLayoutBounds().getHeight() - scroll.getViewportBounds().getHeight();
        scroll.setVvalue(hidden <= 0 ? 0 : Math.clamp(top / hidden, 0, 1));
    }

    private void key(KeyEvent event) {
        if (ABOUT.match(event)) {
            model.about();
        } else if (FIND.match(event)) {
            find.requestFocus();
            find.selectAll();
        } else if (BACK.match(event) && model.backProperty().get()) {
            model.back();
        } else if (event.getCode() == KeyCode.DOWN && find.isFocused()) {
            list.requestFocus();
        } else if (event.getCode() == KeyCode.ENTER && list.isFocused()) {
            scroll.requestFocus();
        } else {
            return;
        }
        event.consume();
    }
}
