package dev.postbackdesk.desktop.clicks;

import dev.postbackdesk.click.Click;
import dev.postbackdesk.desktop.fx.Format;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.VerdictChip;
import dev.postbackdesk.link.Definitions;
import dev.postbackdesk.link.Definitions.StoredConversion;
import dev.postbackdesk.link.Definitions.StoredLink;
import dev.postbackdesk.link.Destination;
import dev.postbackdesk.postback.ConversionStatus;
import dev.postbackdesk.postback.Recorded;
import dev.postbackdesk.postback.Result;
import dev.postbackdesk.receiver.ClickRow;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What the list and the detail say about a click, in words. Immutable.
final class ClickText {
    /// What stands where nothing is known.
    static final String NONE = "–";
    private static final Duration FEW_MINUTES = Duration.ofMinutes(2);
    private static final Duration FEW_HOURS = Duration.ofHours(2);
    private static final Duration FEW_DAYS = Duration.ofDays(2);
    private static final int ENDS = 6;

    private final Messages messages;
    private final Format format;
    private final InstantSource clock;
    private final URI base;

    /// @param base what tracking links begin with
    ClickText(Messages messages, Format format, InstantSource clock, URI base) {
        this.messages = messages;
        this.format = format;
        this.clock = clock;
        this.base = base;
    }

    /// The time of day, or the day where it is not today's.
    String time(Click click) {
        return format.timeOrDay(click.at(), clock.instant());
    }

    String link(Click click, Definitions definitions) {
        return definitions.link(click.linkKey()).map(stored -> stored.link().name()).orElse(NONE);
    }

    /// The host that its link leads to now.
    String host(Click click, Definitions definitions) {
        return definitions.link(click.linkKey())
                .map(stored -> stored.link().destination().replaceFirst("^[a-zA-Z]+://", "").replaceFirst("[/?#].*$",
                        ""))
                .filter(host -> !host.isEmpty()).orElse(NONE);
    }

    /// Where the visitor is sent by the link's destination as it is now; empty if there is no such link any more.
    Optional<String> location(ClickRow row, Definitions definitions) {
        return definitions.link(row.click().linkKey())
                .map(stored -> Destination.resolve(stored.link().destination(), row.clickId()));
    }

    /// What was requested.
    String visited(Click click, Definitions definitions) {
        String slug = definitions.link(click.linkKey()).map(StoredLink::link).map(link -> link.slug().value())
                .orElse("");
        return base + "/c/" + slug + (click.query().isEmpty() ? "" : "?" + click.query());
    }

    String agent(Click click) {
        String agent = click.userAgent();
        return agent == null || agent.isBlank() ? NONE : UserAgents.words(agent, click.bot());
    }

    /// `7h3k9v…5w8ney`.
    static String shortened(String clickId) {
        return clickId.substring(0, ENDS) + "…" + clickId.substring(clickId.length() - ENDS);
    }

    static VerdictChip chip(Recorded recorded) {
        return VerdictChip.of(Result.ACCEPTED, recorded.status().word());
    }

    /// `Sale after 14 min`, and how it went on.
    String conversion(Click click, Recorded recorded, Definitions definitions) {
        String name = conversionName(recorded.conversionKey(), definitions);
        String after = duration(click.at(), recorded.recordedAt());
        return recorded.status() == ConversionStatus.DECLINED
                ? messages.text("clicks.conversion-declined", name, after)
                : messages.text("clicks.conversion", name, after);
    }

    String conversionName(@Nullable Integer key, Definitions definitions) {
        return Optional.ofNullable(key).flatMap(definitions::conversion).map(StoredConversion::conversion)
                .map(conversion -> conversion.name()).orElse(NONE);
    }

    /// Roughly: `41 s`, `9 min`, `3 h`, `12 d`.
    String duration(Instant from, Instant to) {
        Duration between = Duration.between(from, to);
        if (between.compareTo(FEW_MINUTES) < 0) {
            return messages.text("clicks.duration.seconds", Math.max(0, between.toSeconds()));
        }
        if (between.compareTo(FEW_HOURS) < 0) {
            return messages.text("clicks.duration.minutes", between.toMinutes());
        }
        return between.compareTo(FEW_DAYS) < 0
                ? messages.text("clicks.duration.hours", between.toHours())
                : messages.text("clicks.duration.days", between.toDays());
    }

    /// A row for the clipboard: what the list shows, parted by tabs.
    String line(ClickRow row, Definitions definitions) {
        Click click = row.click();
        return String.join("\t", row.clickId(), format.moment(click.at()), link(click, definitions),
                row.conversions().stream()
                        .map(one -> chip(one).text(messages) + " " + conversion(click, one, definitions))
                        .collect(Collectors.joining(", ")),
                click.sender(), click.userAgent() == null ? "" : click.userAgent(), click.query());
    }

    /// A command that visits the link again; it makes another click.
    String curl(Click click, Definitions definitions) {
        StringBuilder command = new StringBuilder("curl --globoff --include");
        if (click.userAgent() != null) {
            command.append(" \\\n  --user-agent ").append(quote(click.userAgent()));
        }
        if (click.referer() != null) {
            command.append(" \\\n  --referer ").append(quote(click.referer()));
        }
        return command.append(" \\\n  ").append(quote(visited(click, definitions))).toString();
    }

    /// One word for the shell, whatever stands in it.
    private static String quote(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }
}
