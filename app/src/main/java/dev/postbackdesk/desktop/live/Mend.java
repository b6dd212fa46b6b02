package dev.postbackdesk.desktop.live;

import dev.postbackdesk.click.Click;
import dev.postbackdesk.conversion.Amount;
import dev.postbackdesk.conversion.Conversion;
import dev.postbackdesk.conversion.ConversionId;
import dev.postbackdesk.conversion.Lifecycle;
import dev.postbackdesk.conversion.SenderRange;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.link.Definitions;
import dev.postbackdesk.link.Definitions.StoredConversion;
import dev.postbackdesk.link.Definitions.StoredLink;
import dev.postbackdesk.link.TrackingLink;
import dev.postbackdesk.postback.Finding;
import dev.postbackdesk.postback.Postback;
import dev.postbackdesk.receiver.Change;
import dev.postbackdesk.receiver.PostbackQuery;
import dev.postbackdesk.receiver.RejectedOnes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A change of our own definitions that cures what a postback was rejected for, and the postbacks that it concerns.
/// Immutable.
///
/// @param id of its button
/// @param action what the button says
/// @param text what holds afterwards
/// @param concerned null where nothing rejected would change
record Mend(String id, String action, String text, Change change, @Nullable RejectedOnes concerned) {
    /// What windows are usually set to, in days.
    private static final List<Integer> USUAL_DAYS = List.of(7, 14, 30, 45, 60, 90, 120, 180, 365);

    /// The one for the finding that a postback was rejected for; empty where the cure is the sender's business.
    static Optional<Mend> of(Story story, Definitions definitions, Messages messages) {
        Postback postback = story.postback();
        Click click = story.click();
        Optional<Finding> first = postback.findings().stream().filter(Finding::rejects).findFirst();
        Optional<Conversion> named = conversion(postback, definitions);
        if (first.isEmpty() || named.isEmpty()) {
            return Optional.empty();
        }
        Conversion conversion = named.get();
        String name = conversion.name();
        RejectedOnes alike = story.alike().whole()
                ? new RejectedOnes.Numbered(story.alike().numbers())
                : rejected(conversion.id());
        return switch (first.get().code()) {
            case CONVERSION_NOT_ASSOCIATED -> Optional.ofNullable(postback.reading().linkKey())
                    .flatMap(definitions::link).map(stored -> associate(stored, conversion, alike, messages));
            case SENDER_NOT_ALLOWED -> {
                if (postback.arrival().senderHidden()) {
                    // Allowing the proxy would let nobody in.
                    yield Optional.empty();
                }
                String sender = postback.arrival().sender();
                List<SenderRange> senders = Stream
                        .concat(conversion.allowedSenders().stream(), Stream.of(new SenderRange(sender))).toList();
                yield Optional.of(of(alike, conversion.withAllowedSenders(senders), "allow",
                        messages.text("live.mend.allow", sender), messages.text("live.mend.allow-text", sender, name)));
            }
            case CLICK_ID_ALIAS -> Optional.of(of(alike, conversion.accepting(conversion.acceptDefaults(), true),
                    "alias", messages.text("live.mend.alias"), messages.text("live.mend.alias-text", name)));
            case CONVERSION_INACTIVE -> Optional.of(of(alike, conversion.withLifecycle(Lifecycle.ACTIVE),
                    "activate", messages.text("live.mend.activate", name),
                    messages.text("live.mend.activate-text", name)));
            case VALUE_MISSING, COMMISSION_MISSING -> Optional.of(conversion).filter(Mend::hasAmounts)
                    .map(some -> of(alike, some.accepting(true, some.acceptAliases()), "defaults",
                            messages.text("live.mend.defaults"),
                            messages.text("live.mend.defaults-text", name, some.value(), some.commission(),
                                    some.percent())));
            case CLICK_EXPIRED ->
                Optional.ofNullable(click).map(known -> lengthen(postback, conversion, known, alike, messages));
            default -> Optional.empty();
        };
    }

    private static Mend of(RejectedOnes concerned, Conversion after, String id, String action, String text) {
        return new Mend("mend-" + id, action, text, new Change.OfConversion(after), concerned);
    }

    private static Mend associate(StoredLink stored, Conversion conversion, RejectedOnes concerned,
            Messages messages) {
        TrackingLink link = stored.link();
        List<ConversionId> carried = new ArrayList<>(link.conversions());
        carried.add(conversion.id());
        TrackingLink after = new TrackingLink(link.slug(), link.name(), link.destination(), link.network(), carried,
                link.lifecycle());
        return new Mend("mend-associate", messages.text("live.mend.associate", conversion.name(), link.name()),
                messages.text("live.mend.associate-text", conversion.name(), link.name()),
                new Change.OfLink(stored.key(), after), concerned);
    }

    private static Mend lengthen(Postback postback, Conversion conversion, Click click, RejectedOnes concerned,
            Messages messages) {
        Duration age = Duration.between(click.at(), postback.arrival().receivedAt());
        long least = age.toDays() + 1;
        long days = USUAL_DAYS.stream().mapToLong(Integer::longValue).filter(usual -> usual >= least).findFirst()
                .orElse(least);
        return of(concerned, conversion.withWindow(Duration.ofDays(days)), "lengthen",
                messages.text("live.mend.lengthen", days),
                messages.text("live.mend.lengthen-text", conversion.name(), days));
    }

    private static boolean hasAmounts(Conversion conversion) {
        return Stream.of(conversion.value(), conversion.commission(), conversion.percent())
                .allMatch(text -> Amount.parse(text).isPresent());
    }

    /// All of a conversion, where those alike are too many to be named.
    private static RejectedOnes rejected(ConversionId conversion) {
        return new RejectedOnes.Matching(new PostbackQuery(Set.of(), null, conversion, "", null, null,
                PostbackQuery.NEWEST.limit()));
    }

    static Optional<Conversion> conversion(Postback postback, Definitions definitions) {
        return Optional.ofNullable(postback.reading().conversionKey()).flatMap(definitions::conversion)
                .or(() -> Optional.ofNullable(postback.reading().conversionId()).flatMap(ConversionId::parse)
                        .flatMap(definitions::conversion))
                .map(StoredConversion::conversion);
    }
}
