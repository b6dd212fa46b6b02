package dev.postbackdesk.desktop.links;

import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.link.Destination;
import dev.postbackdesk.link.Placeholder;
import dev.postbackdesk.reach.LinkWalk;
import dev.postbackdesk.reach.LinkWalk.By;
import dev.postbackdesk.reach.LinkWalk.End;
import dev.postbackdesk.reach.LinkWalk.Hop;
import dev.postbackdesk.reach.LinkWalk.Loss;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What is said of a visitor's way through the shop's redirects, sentence by sentence. Pure.
final class WalkText {
    private final Messages words;

    WalkText(Messages words) {
        this.words = words;
    }

    /// How a sentence is to be taken.
    enum Look {
        GOOD, NOTE, WARNING
    }

    /// @param text with what is code between backticks
    /// @param more how to take it, or `""`
    /// @param url that it is about, or `""`
    /// @param cure another destination to take, or null
    /// @param answers that show it, or null
    record Line(Look look, String text, String more, String url, DestinationChecks.Cure.@Nullable Use cure,
            @Nullable Answers answers) {
        Line(Look look, String text, String more, String url, DestinationChecks.Cure.@Nullable Use cure) {
            this(look, text, more, url, cure, null);
        }
    }

    /// The page that still had the click id, and the one that no longer got it.
    record Answers(Answer had, Answer lost) {}

    /// What a page was asked, and what it answered.
    ///
    /// @param title with what is code between backticks
    /// @param url that was called
    /// @param answered its status and the time, in words
    /// @param next where it sends visitors on, or `""`
    record Answer(String title, String url, String answered, String next) {}

    List<Line> of(LinkWalk walk) {
        List<Line> lines = new ArrayList<>();
        List<Hop> hops = walk.hops();
        walk.loss().ifPresentOrElse(loss -> lines.add(lost(walk, loss)), () -> {
            if (!hops.isEmpty() && walk.end() instanceof End.Arrived) {
                lines.add(new Line(Look.GOOD, hops.size() == 1
                        ? words.text("links.walk.kept-here", hops.getFirst().host())
                        : words.text("links.walk.kept", hops.size() - 1, hops.getLast().host()), "",
                        hops.size() == 1 ? "" : shown(walk, hops.getLast().url()), null));
            }
        });
        walk.downgrade()
                .ifPresent(hop -> lines.add(new Line(Look.WARNING, words.text("links.walk.downgrade", hop.host()),
                        words.text("links.walk.downgrade.more"), hop.next() == null ? "" : shown(walk, hop.next()),
                        null)));
        if (hops.stream().anyMatch(hop -> hop.by() == By.META_REFRESH)) {
            lines.add(new Line(Look.NOTE, words.text("links.walk.meta"), "", "", null));
        }
        end(walk, lines);
        return List.copyOf(lines);
    }

    private Line lost(LinkWalk walk, Loss loss) {
        String from = host(loss.from());
        String to = host(loss.to());
        String what = loss.parameter().isEmpty() ? words.text("links.walk.the-id") : "`" + loss.parameter() + "`";
        String cookie = loss.keptInCookie() ? " " + words.text("links.walk.cookie") : "";
        // A parameter of that name may be there with something else in it.
        String destination = loss.parameter().isEmpty()
                ? ""
                : Destination.withToken(loss.to().replace(walk.clickId(), Placeholder.TOKEN), loss.parameter());
        if (loss.sameSite()) {
            return new Line(Look.WARNING, words.text("links.walk.lost", what),
                    words.text("links.walk.lost.more", from, to, what) + cookie, shown(walk, loss.to()),
                    destination.isEmpty() || Destination.problem(destination).isPresent()
                            ? null
                            : new DestinationChecks.Cure.Use(words.text("links.walk.use", to), destination),
                    answers(walk, loss, what));
        }
        return new Line(Look.NOTE, words.text("links.walk.handed-over", from, to),
                words.text("links.walk.handed-over.more", from, to, what) + cookie, shown(walk, loss.to()), null,
                answers(walk, loss, what));
    }

    private Answers answers(LinkWalk walk, Loss loss, String what) {
        List<Hop> hops = walk.hops();
        int at = 0;
        while (!hops.get(at).url().equals(loss.from()) || !loss.to().equals(hops.get(at).next())) {
            at++;
        }
        // The walk went on, else the id would not be known to be lost.
        return new Answers(answer(walk, hops.get(at), words.text("links.walk.answer.had", host(loss.from()), what)),
                answer(walk, hops.get(at + 1), words.text("links.walk.answer.lost", host(loss.to()), what)));
    }

    private Answer answer(LinkWalk walk, Hop hop, String title) {
        String took = Long.toString(Math.max(1, hop.took().toMillis()));
        String status = Integer.toString(hop.status());
        String next = hop.next();
        return new Answer(title, shown(walk, hop.url()),
                words.text(hop.by() == By.META_REFRESH ? "links.walk.answer.meta" : "links.walk.answer.status", status,
                        took),
                next == null ? "" : shown(walk, next));
    }

    private void end(LinkWalk walk, List<Line> lines) {
        switch (walk.end()) {
            case End.Arrived(boolean script) -> {
                int status = walk.hops().getLast().status();
                if (status >= 400) {
                    boolean away = status == 401 || status == 403 || status == 429;
                    lines.add(new Line(Look.WARNING, words.text("links.walk.status", walk.hops().getLast().host(),
                            Integer.toString(status)),
                            words.text(away ? "links.walk.status.away" : "links.walk.status.more"), "", null));
                }
                if (script) {
                    lines.add(new Line(Look.NOTE, words.text("links.walk.script"), words.text("links.walk.script.more"),
                            "", null));
                }
            }
            case End.Loop(var url) -> lines.add(warning("loop", shown(walk, url), host(url)));
            case End.TooMany(int most) -> lines.add(warning("too-many", "", Integer.toString(most)));
            case End.OutOfTime(var url, var atMost) ->
                lines.add(warning("out-of-time", shown(walk, url), host(url), Long.toString(atMost.toSeconds())));
            case End.NotReached(var url, var reason, var _) ->
                lines.add(warning("unreached." + reason.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                        shown(walk, url), host(url)));
            case End.NoAddress(var location) ->
                lines.add(
                        warning("no-address", "", location.length() > 80 ? location.substring(0, 79) + "…" : location));
        }
    }

    private Line warning(String key, String url, String... args) {
        return new Line(Look.WARNING, words.text("links.walk." + key, (Object[]) args),
                words.text("links.walk." + key + ".more", (Object[]) args), url, null);
    }

    /// The reader looks for the parameter, not for the id of our test.
    private static String shown(LinkWalk walk, String url) {
        return url.replace(walk.clickId(), Placeholder.TOKEN);
    }

    private static String host(String url) {
        return new Hop(url, 0, null, null, false, java.time.Duration.ZERO).host();
    }
}
