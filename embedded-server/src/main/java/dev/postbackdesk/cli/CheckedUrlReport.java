package dev.postbackdesk.cli;

import dev.postbackdesk.link.Definitions;
import dev.postbackdesk.link.Destination;
import dev.postbackdesk.link.Destination.Level;
import dev.postbackdesk.link.TrackingLink;
import dev.postbackdesk.receiver.CheckedUrl;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What `check` prints of one URL of a text: the URL, what it is and what would come of it, then what to mend.
final class CheckedUrlReport {
    private CheckedUrlReport() {}

    /// Whether all that are ours do their job, and at least one is ours.
    static boolean areSound(List<CheckedUrl> urls) {
        List<CheckedUrl> ours = urls.stream().filter(url -> !(url instanceof CheckedUrl.Other)).toList();
        return !ours.isEmpty() && ours.stream().allMatch(CheckedUrlReport::isSound);
    }

    private static boolean isSound(CheckedUrl url) {
        return switch (url) {
            case CheckedUrl.OfPostback postback -> postback.report().isSound();
            case CheckedUrl.OfLink of -> of.link() != null && of.link().lifecycle().isActive()
                    && isWell(Destination.checks(of.link().destination(), null));
            case CheckedUrl.OfDestination destination -> isWell(destination.checks());
            case CheckedUrl.Other _ -> false;
        };
    }

    private static boolean isWell(List<Destination.Check> checks) {
        return checks.stream().allMatch(check -> check.level() == Level.GOOD);
    }

    static List<String> lines(CheckedUrl checked, Definitions definitions) {
        List<String> lines = new ArrayList<>();
        lines.add(checked.url() + (checked.times() > 1 ? " (" + checked.times() + " times)" : ""));
        switch (checked) {
            case CheckedUrl.OfPostback postback -> postback(postback, definitions, lines);
            case CheckedUrl.OfLink of -> link(of, lines);
            case CheckedUrl.OfDestination destination -> {
                TrackingLink link = destination.link();
                lines.add(link == null
                        ? "A destination: no tracking link leads here yet."
                        : "The destination of the tracking link " + link.name() + ".");
                destination(destination.checks(), lines);
                corrected(destination.corrected(), lines);
            }
            case CheckedUrl.Other _ -> lines.add("None of your tracking links or destinations, and no postback URL.");
        }
        return lines;
    }

    private static void postback(CheckedUrl.OfPostback postback, Definitions definitions, List<String> lines) {
        lines.addAll(CheckReport.lines(postback.report(), definitions));
        if (!postback.elsewhere().isEmpty()) {
            lines.add("It leads to " + postback.elsewhere() + "; this is what it would come to here.");
        }
        if (postback.bodyUnknown()) {
            lines.add("A body was posted that the text does not hold: only the query was looked at.");
        }
        corrected(postback.corrected(), lines);
    }

    private static void link(CheckedUrl.OfLink of, List<String> lines) {
        TrackingLink link = of.link();
        if (link == null) {
            lines.add("Would be answered 404: no tracking link has the slug " + of.slug() + ".");
        } else if (!link.lifecycle().isActive()) {
            lines.add("Would be answered 404: the tracking link " + link.name() + " is not active.");
        } else {
            lines.add("The tracking link " + link.name() + ", which leads to " + link.destination() + ".");
            destination(Destination.checks(link.destination(), null), lines);
        }
    }

    private static void corrected(@Nullable String url, List<String> lines) {
        if (url != null) {
            lines.add("Use instead: " + url);
        }
    }

    /// What is wrong with a destination; what is well goes without saying.
    private static void destination(List<Destination.Check> checks, List<String> lines) {
        for (Destination.Check check : checks) {
            List<String> args = check.args();
            String line = switch (check.fact()) {
                case NOT_A_DESTINATION -> check.problem().english();
                case OTHER_PARAMETER ->
                    args.get(0) + " keeps the click id in " + args.get(1) + ", but here " + args.get(2)
                            + " carries it: unless you arranged it with the merchant, it is not handed back.";
                case TOKEN_MISSING ->
                    "[s2sidentifier] is missing, so the merchant gets no click id; add a parameter such"
                            + " as " + (args.getFirst().isEmpty() ? "s2" : args.getFirst()) + "=[s2sidentifier].";
                case TOKEN_ENCODED ->
                    "[s2sidentifier] is percent-encoded, so it is not replaced by the click id; write it"
                            + " as it is.";
                case TOKEN_IN_FRAGMENT -> "[s2sidentifier] stands after a #, which browsers keep to themselves; move it"
                        + " before the #.";
                case ABSOLUTE_HTTPS, ABSOLUTE_HTTP, NETWORK_HANDS_BACK, CARRIES_CLICK_ID, CLICK_ID_IN_PATH,
                        FRAGMENT_LAST ->
                    "";
            };
            if (check.level() != Level.GOOD && !line.isEmpty()) {
                lines.add("  " + line);
            }
        }
    }
}
