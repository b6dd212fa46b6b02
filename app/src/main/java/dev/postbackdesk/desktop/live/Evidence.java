package dev.postbackdesk.desktop.live;

import dev.postbackdesk.desktop.fx.VerdictChip;
import dev.postbackdesk.desktop.shell.Frame;
import dev.postbackdesk.link.Definitions;
import dev.postbackdesk.postback.Arrival;
import dev.postbackdesk.postback.Finding;
import dev.postbackdesk.postback.FindingText;
import dev.postbackdesk.postback.Postback;
import dev.postbackdesk.postback.Remarks;
import dev.postbackdesk.postback.Severity;
import java.net.URI;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/// What Live says of a postback, for other screens: the same words, the same cure, the same marks. Immutable; its nodes are
/// new ones each time.
public final class Evidence {
    private final Detail detail;

    /// A finding besides the one that names the verdict.
    public record More(String title, Severity severity, Node text) {}

    private Evidence(Detail detail) {
        this.detail = detail;
    }

    /// @param definitions what it was judged by
    public static Evidence of(Frame frame, Postback postback, Definitions definitions) {
        DetailText text = new DetailText(frame.receiver(), frame.messages(), frame.format(),
                new FindingText(frame.messages().locale()));
        return new Evidence(text.of(new Story(postback, null, List.of(), Remarks.NONE, Alike.NONE), definitions));
    }

    public VerdictChip chip() {
        return detail.chip();
    }

    /// The verdict in words.
    public String title() {
        return detail.title();
    }

    /// What happened, and what to do.
    public Node text() {
        return Pieces.paragraph(detail.text());
    }

    public List<More> more() {
        return detail.more().stream()
                .map(more -> new More(more.title(), more.severity(), Pieces.paragraph(more.text()))).toList();
    }

    /// The request for reading, with what is wrong marked in its place.
    public Region request() {
        return new RequestBox(detail.request());
    }

    /// The request as it arrived.
    public String raw() {
        return detail.rawRequest();
    }

    /// What was sent back.
    public String answer() {
        return detail.answer();
    }

    /// A request as text, as it goes over the wire but for its line ends.
    public static String raw(Arrival arrival) {
        return RawRequest.of(arrival);
    }

    /// A command that sends it again.
    public static String curl(Arrival arrival, URI address) {
        return Curl.of(arrival, address.toString());
    }

    /// What a finding says happened, and what to do.
    public static Node text(FindingText words, Finding finding) {
        return Pieces.paragraph(Piece.of(words.cause(finding) + " " + words.cure(finding), finding));
    }
}
