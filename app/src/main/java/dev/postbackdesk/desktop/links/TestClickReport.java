package dev.postbackdesk.desktop.links;

import dev.postbackdesk.conversion.Conversion;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.link.Networks;
import dev.postbackdesk.link.UrlPart;
import dev.postbackdesk.link.UrlPart.Kind;
import dev.postbackdesk.receiver.TestClick;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What came of a test click, in words.
///
/// @param good whether a visitor would have been sent on, with a click id
/// @param location where to, the click id marked; empty where nowhere
/// @param clickId `""` where there is none
/// @param postback a command that sends the postback of this click, `""` where the link carries no conversion
record TestClickReport(boolean good, String title, String more, String took, List<UrlPart> location, String clickId,
        String postback) {

    TestClickReport {
        location = List.copyOf(location);
    }

    /// @param conversion the first that the clicked link carries, or null
    /// @param edited whether the form holds changes that the clicked link does not have
    static TestClickReport of(Messages words, TestClick click, @Nullable Conversion conversion, Networks networks,
            boolean edited) {
        String unsaved = edited ? " " + words.text("links.click.unsaved") : "";
        String took = words.text("links.click.took", click.status(), milliseconds(click.took()));
        String location = click.location();
        if (location == null) {
            String key = switch (click.status()) {
                case 404 -> "links.click.not-found";
                case 503 -> "links.click.unavailable";
                default -> "links.click.other";
            };
            return new TestClickReport(false, words.text(key, click.status()),
                    words.text(key + ".more", click.trackingLink()) + unsaved, took, List.of(), "", "");
        }
        String id = click.clickId();
        boolean carried = id != null && location.contains(id);
        return new TestClickReport(carried, words.text(carried ? "links.click.good" : "links.click.no-id"),
                words.text(carried ? "links.click.good.more" : "links.click.no-id.more") + unsaved, took,
                id == null ? UrlPart.split(location) : marked(UrlPart.split(location), id), id == null ? "" : id,
                id == null || conversion == null
                        ? ""
                        : TestPostback.command(click.trackingLink(), id, conversion, networks));
    }

    private static String milliseconds(Duration took) {
        return Long.toString(Math.max(1, took.toMillis()));
    }

    /// The parts with the click id as one of its own, wherever in a path or value it stands.
    static List<UrlPart> marked(List<UrlPart> parts, String clickId) {
        List<UrlPart> marked = new ArrayList<>();
        for (UrlPart part : parts) {
            int at = part.text().indexOf(clickId);
            if (at < 0) {
                marked.add(part);
                continue;
            }
            add(marked, part.kind(), part.text().substring(0, at));
            marked.add(new UrlPart(Kind.CLICK_ID, clickId));
            add(marked, part.kind() == Kind.CLICK_ID ? Kind.VALUE : part.kind(),
                    part.text().substring(at + clickId.length()));
        }
        return marked;
    }

    private static void add(List<UrlPart> parts, Kind kind, String text) {
        if (!text.isEmpty()) {
            parts.add(new UrlPart(kind, text));
        }
    }
}
