package dev.postbackdesk.desktop.live;

import dev.postbackdesk.click.Click;
import dev.postbackdesk.desktop.fx.Format;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.link.Definitions;
import dev.postbackdesk.link.Definitions.StoredLink;
import dev.postbackdesk.postback.ConversionStatus;
import dev.postbackdesk.postback.Postback;
import dev.postbackdesk.postback.Result;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The way of a postback in words: the link was clicked, the merchant's site, the postback, the answer. Immutable.
final class Stations {
    private static final Duration FEW_MINUTES = Duration.ofMinutes(2);
    private static final Duration FEW_HOURS = Duration.ofHours(2);
    private static final Duration FEW_DAYS = Duration.ofDays(2);

    /// As long as a click id of ours, and of letters and digits: a placeholder is none.
    private static final Pattern LIKE_OURS = Pattern.compile("[0-9A-Za-z]{26}");

    private final Messages messages;
    private final Format format;
    private final InstantSource clock;

    /// @param clock what today is reckoned by
    Stations(Messages messages, Format format, InstantSource clock) {
        this.messages = messages;
        this.format = format;
        this.clock = clock;
    }

    /// The time of day, with its day where that is not today.
    private String when(Instant at) {
        return format.isSameDay(at, clock.instant()) ? format.time(at) : format.date(at);
    }

    List<Detail.Station> of(Story story, Definitions definitions) {
        Postback postback = story.postback();
        Click click = story.click();
        Optional<Integer> key = click == null
                ? Optional.ofNullable(postback.reading().linkKey())
                : Optional.of(click.linkKey());
        Optional<StoredLink> link = key.flatMap(definitions::link);
        List<Detail.Station> stations = new ArrayList<>();
        stations.add(clicked(click, postback, link));
        stations.add(new Detail.Station("merchant", messages.text("live.station.merchant"),
                link.flatMap(stored -> host(stored.link().destination())).map(List::of).orElseGet(List::of), "",
                click == null ? Detail.State.ABSENT : Detail.State.WELL));
        Duration between = click == null
                ? null
                : Duration.between(click.at(), postback.arrival().receivedAt());
        stations.add(new Detail.Station("postback", messages.text("live.station.postback"),
                List.of(when(postback.arrival().receivedAt()), postback.arrival().sender()),
                between == null ? "" : messages.text("live.station.later", duration(messages, between)),
                Detail.State.WELL));
        stations.add(answered(story));
        return List.copyOf(stations);
    }

    /// The answer stays what was sent; what became of the postback may be said later only.
    private Detail.Station answered(Story story) {
        Postback postback = story.postback();
        List<String> lines = new ArrayList<>();
        lines.add(messages.text("live.station." + became(postback)));
        if (story.earlier().stream().anyMatch(before -> before.result() != postback.result())) {
            lines.add(messages.text("live.station.judged-again"));
        }
        if (postback.test()) {
            lines.add(messages.text("live.station.test"));
        }
        return new Detail.Station("answer", messages.text("live.station.answer", postback.answer()), lines, "",
                postback.result() == Result.REJECTED ? Detail.State.WRONG : Detail.State.WELL);
    }

    private static String became(Postback postback) {
        String status = postback.reading().status();
        boolean declined = ConversionStatus.DECLINED.word().equals(status);
        return switch (postback.result()) {
            case ACCEPTED ->
                declined ? "declined" : ConversionStatus.PENDING.word().equals(status) ? "pending" : "counted";
            case UPDATED -> declined ? "now-declined" : "updated";
            case DUPLICATE -> "duplicate";
            case REJECTED -> "not-counted";
        };
    }

    private Detail.Station clicked(@Nullable Click click, Postback postback, Optional<StoredLink> link) {
        String title = messages.text("live.station.click");
        if (click == null) {
            String clickId = postback.reading().clickId();
            boolean none = clickId == null || !LIKE_OURS.matcher(clickId).matches();
            return new Detail.Station("click", title, List.of(messages.text("live.station.not-known"),
                    messages.text(none ? "live.station.no-id" : "live.station.no-such")), "", Detail.State.ABSENT);
        }
        return new Detail.Station("click", title,
                Stream.concat(Stream.of(when(click.at()),
                        link.map(stored -> stored.link().name()).orElse(RowText.NONE)),
                        click.bot() ? Stream.of(messages.text("live.station.crawler")) : Stream.empty()).toList(),
                "", Detail.State.WELL);
    }

    private static Optional<String> host(String destination) {
        // The user may have written what only browsers take; then there is no host to show.
        String authority = destination.replaceFirst("^[a-zA-Z]+://", "").replaceFirst("[/?#].*$", "");
        return authority.isEmpty() ? Optional.empty() : Optional.of(authority);
    }

    /// Roughly: `41 s`, `9 min`, `3 h`, `12 d`.
    static String duration(Messages messages, Duration between) {
        if (between.compareTo(FEW_MINUTES) < 0) {
            return messages.text("live.duration.seconds", Math.max(0, between.toSeconds()));
        }
        if (between.compareTo(FEW_HOURS) < 0) {
            return messages.text("live.duration.minutes", between.toMinutes());
        }
        return between.compareTo(FEW_DAYS) < 0
                ? messages.text("live.duration.hours", between.toHours())
                : messages.text("live.duration.days", between.toDays());
    }
}
