package dev.postbackdesk.desktop.links;

import dev.postbackdesk.desktop.fx.SlugBox;
import dev.postbackdesk.conversion.ConversionId;
import dev.postbackdesk.desktop.fx.CopyButton;
import dev.postbackdesk.desktop.fx.Field;
import dev.postbackdesk.desktop.fx.Format;
import dev.postbackdesk.desktop.fx.Icons;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.NetworkBox;
import dev.postbackdesk.desktop.fx.PaintedField;
import dev.postbackdesk.desktop.fx.ReachNote;
import dev.postbackdesk.desktop.fx.Tag;
import dev.postbackdesk.desktop.fx.Tail;
import dev.postbackdesk.desktop.fx.TextRules;
import dev.postbackdesk.desktop.fx.Tip;
import dev.postbackdesk.desktop.fx.UrlLegend;
import dev.postbackdesk.desktop.shell.AddressAdvice;
import dev.postbackdesk.link.Destination;
import dev.postbackdesk.link.UrlPart;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.collections.MapChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The form of one tracking link.
final class LinkFormView extends VBox {
    /// What a slug needs to have its buttons beside it.
    private static final double SLUG = 320;

    private final Messages words;
    private final LinksViewModel model;
    private final LinkForm form;
    private final AddressAdvice advice;
    private final ReachNote reach;
    private final Map<LinkField, Field> fields = new EnumMap<>(LinkField.class);
    private final SlugBox slugBox;
    private final Button click;
    private final FlowPane conversions = new FlowPane();

    LinkFormView(Messages words, Format format, LinksViewModel model, AddressAdvice advice) {
        this.words = words;
        this.model = model;
        this.advice = advice;
        reach = new ReachNote(words, advice::setUp);
        form = model.form();
        getStyleClass().add("link-form");
        slugBox = new SlugBox(form.slugProperty());
        click = new Button(words.text("links.click"), Icons.normal(Feather.MOUSE_POINTER));
        click.setId("click-it-now");
        click.setMinWidth(USE_PREF_SIZE);
        Tip.on(click, words.text("links.click.tip"));
        click.setOnAction(_ -> model.clickItNow());
        click.disableProperty().bind(model.clickingProperty());
        getChildren().addAll(nameAndNetwork(), trackingLink(), new TestClickCard(words, model.clickProperty()),
                destination(), new ChecksCard(words, format, form, model.following()), conversions());
        form.problems().addListener((MapChangeListener<LinkField, String>) _ -> fields
                .forEach((which, field) -> field.errorProperty().set(form.problems().getOrDefault(which, ""))));
    }

    private Node nameAndNetwork() {
        TextField name = new TextField();
        name.setId("link-name");
        name.setPromptText(words.text("links.name.prompt"));
        name.textProperty().bindBidirectional(form.nameProperty());
        Field nameField = field(LinkField.NAME, new Field(words.text("links.name"), name));
        nameField.adviceProperty().bind(model.nameAdviceProperty());
        HBox.setHgrow(nameField, Priority.ALWAYS);
        NetworkBox network = new NetworkBox(model::networks, words, form.networkProperty());
        network.setId("link-network");
        network.setPrefWidth(200);
        Field networkField = new Field(words.text("links.network"), network);
        networkField.setMinWidth(160);
        HBox row = new HBox(nameField, networkField);
        row.getStyleClass().add("form-columns");
        return row;
    }

    private Node trackingLink() {
        CopyButton copy = CopyButton.labelled(words, words.text("forms.copy"), words.text("links.url.copy"),
                model::trackingLink).tell(advice::copied);
        copy.setId("copy-tracking-link");
        // One primary button: while there is something to save, that is Save.
        model.editor().dirtyProperty().subscribe(dirty -> {
            copy.getStyleClass().remove("accent");
            if (!dirty) {
                copy.getStyleClass().add("accent");
            }
        });
        copy.setMinWidth(USE_PREF_SIZE);
        Tail row = new Tail(slugBox, SLUG, 8, copy, click);
        Field field = new Field(words.text("links.url"), row, slugBox.input());
        field.markToo(slugBox);
        field.helpProperty().set(words.text("links.url.help"));
        field.getChildren().add(reach);
        return field(LinkField.SLUG, field);
    }

    private Node destination() {
        PaintedField input = new PaintedField(form.destinationProperty(), typed -> {
            String tidy = TextRules.tidy(typed);
            return Destination.problem(tidy).isEmpty() ? UrlPart.split(tidy) : List.of();
        });
        input.input().setId("link-destination");
        input.input().setPromptText(words.text("links.destination.prompt"));
        UrlLegend legend = new UrlLegend(words);
        form.destinationProperty().subscribe(text -> {
            String tidy = TextRules.tidy(text);
            legend.setParts(Destination.problem(tidy).isEmpty() ? UrlPart.split(tidy) : List.of());
        });
        Field field = new Field(words.text("links.destination"), input, input.input());
        form.destinationProperty().subscribe(text -> field.helpProperty()
                .set(text.isBlank() ? words.text("links.destination.help") : ""));
        field.getChildren().add(legend);
        return field(LinkField.DESTINATION, field);
    }

    private Node conversions() {
        conversions.getStyleClass().add("conversion-tags");
        conversions.setId("link-conversions");
        form.conversions().addListener((ListChangeListener<ConversionId>) _ -> showConversions());
        // They are made, named and archived on another screen.
        model.definitionsProperty().addListener((_, _, _) -> showConversions());
        Field field = new Field(words.text("links.conversions"), conversions, conversions);
        field.helpProperty().bind(Bindings.isEmpty(form.conversions())
                .map(none -> words.text(none ? "links.conversions.help.none" : "links.conversions.help")));
        showConversions();
        return field;
    }

    private void showConversions() {
        List<Node> nodes = new ArrayList<>();
        for (ConversionId id : form.conversions()) {
            String name = model.conversionName(id);
            Tag tag = new Tag(name, "fth-target", words.text("links.conversions.remove", name),
                    () -> form.conversions().remove(id));
            tag.getStyleClass().add("large");
            nodes.add(tag);
        }
        nodes.add(addMenu());
        conversions.getChildren().setAll(nodes);
    }

    private Node addMenu() {
        List<MenuItem> items = model.conversionsToAdd().stream().map(conversion -> {
            MenuItem item = new MenuItem(model.conversionName(conversion.id()), Icons.small(Feather.TARGET));
            // It is a name: an underscore in it is one.
            item.setMnemonicParsing(false);
            item.setOnAction(_ -> form.conversions().add(conversion.id()));
            return item;
        }).toList();
        if (items.isEmpty()) {
            Label none = new Label(words.text(
                    model.hasConversions() ? "links.conversions.all" : "links.conversions.none"));
            none.getStyleClass().addAll("caption", "muted");
            none.setWrapText(true);
            return none;
        }
        MenuButton add = new MenuButton(words.text("links.conversions.add"), Icons.normal(Feather.PLUS));
        add.getItems().setAll(items);
        add.getStyleClass().addAll("flat", "small");
        add.setId("add-conversion");
        Tip.on(add, words.text("links.conversions.add.tip"));
        return add;
    }

    /// Shows whose form this is.
    void showLink(LinkRow row) {
        showAddress();
        click.setVisible(row.stored());
        click.setManaged(row.stored());
        showConversions();
    }

    /// What stands before the last part of the link, and whether others can call it.
    void showAddress() {
        slugBox.base(model.linkBase());
        reach.show(advice.finding(model.linkBase()));
    }

    private Field field(LinkField which, Field field) {
        fields.put(which, field);
        return field;
    }

    /// The cursor goes to a field that needs a look.
    void focus(LinkField which) {
        Field field = fields.get(which);
        if (field != null) {
            field.focusShown();
        }
    }
}
