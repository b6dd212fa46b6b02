package dev.postbackdesk.postback;

import dev.postbackdesk.click.ClickFacts;
import dev.postbackdesk.click.ClickIds;
import dev.postbackdesk.conversion.AnswerRule;
import dev.postbackdesk.conversion.Conversion;
import dev.postbackdesk.conversion.ConversionId;
import dev.postbackdesk.conversion.DuplicateRule;
import dev.postbackdesk.conversion.Lifecycle;
import dev.postbackdesk.conversion.SenderRange;
import dev.postbackdesk.link.Definitions;
import dev.postbackdesk.link.NetworksFile;
import dev.postbackdesk.link.Slug;
import dev.postbackdesk.link.TrackingLink;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Evidence in memory, with one link, one click and conversions of all kinds; it records what the judge accepts.
final class Given implements Evidence {
    static final String SALE = "C24CA0512421422E80996FBEBFD2211D";
    static final String BY_TRANSACTION = "00000000000000000000000000000001";
    static final String EVERY = "00000000000000000000000000000002";
    static final String PAUSED = "00000000000000000000000000000003";
    static final String NOT_ON_LINK = "00000000000000000000000000000004";
    static final String FENCED = "00000000000000000000000000000005";
    static final String SECRET = "00000000000000000000000000000006";
    static final String LENIENT = "00000000000000000000000000000007";
    static final String QUIET = "00000000000000000000000000000008";
    static final String SHORT = "00000000000000000000000000000009";
    static final String AFFISE = "0000000000000000000000000000000A";
    static final Instant CLICKED = Instant.parse("2026-11-22T10:00:00Z");

    final ClickIds ids = new ClickIds("0123456789abcdef".getBytes(StandardCharsets.US_ASCII));
    final String click = ids.encode(7);
    final String clickOfPausedLink = ids.encode(8);
    final String erased = ids.encode(99);
    Instant now = CLICKED.plusSeconds(600);

    private final Judge judge = new Judge(NetworksFile.shipped());
    private final Map<List<Object>, Recorded> recorded = new HashMap<>();
    private final Definitions definitions;
    private long number = 100;

    Given() {
        List<Conversion> all = List.of(make(SALE, DuplicateRule.ONCE, "CAKE"),
                make(BY_TRANSACTION, DuplicateRule.BY_TRANSACTION, null), make(EVERY, DuplicateRule.EVERY, null),
                make(PAUSED, DuplicateRule.ONCE, null).withLifecycle(Lifecycle.PAUSED),
                make(NOT_ON_LINK, DuplicateRule.ONCE, null),
                special(FENCED, List.of(new SenderRange("203.0.113.0/24")), null, AnswerRule.STATUS, false, null),
                special(SECRET, List.of(), "s3cret", AnswerRule.STATUS, false, null),
                special(LENIENT, List.of(), null, AnswerRule.STATUS, true, null),
                special(QUIET, List.of(), null, AnswerRule.ALWAYS_200, false, null),
                special(SHORT, List.of(), null, AnswerRule.STATUS, false, Duration.ofMinutes(5)),
                make(AFFISE, DuplicateRule.ONCE, "Affise"));
        List<Definitions.StoredConversion> stored = new ArrayList<>();
        for (Conversion conversion : all) {
            stored.add(new Definitions.StoredConversion(stored.size() + 1, conversion));
        }
        List<ConversionId> onLink = all.stream().map(Conversion::id).filter(id -> !id.value().equals(NOT_ON_LINK))
                .toList();
        TrackingLink link = new TrackingLink(new Slug("summer"), "Summer campaign", "https://shop.example/", "CAKE",
                onLink, Lifecycle.ACTIVE);
        definitions = new Definitions(stored,
                List.of(new Definitions.StoredLink(1, link), new Definitions.StoredLink(2, new TrackingLink(
                        new Slug("old"), "Old campaign", "https://shop.example/", null, onLink, Lifecycle.PAUSED))));
    }

    private static Conversion make(String id, DuplicateRule rule, @Nullable String network) {
        return new Conversion(new ConversionId(id), "Sale", "20.00", "0", "10", "EUR", network, null, rule, null,
                List.of(), null, AnswerRule.STATUS, false, false, Map.of(), Lifecycle.ACTIVE);
    }

    private static Conversion special(String id, List<SenderRange> senders, @Nullable String token, AnswerRule answer,
            boolean lenient, @Nullable Duration window) {
        return new Conversion(new ConversionId(id), "Sale", "20.00", "0", "10", "EUR", null, null, DuplicateRule.ONCE,
                window, senders, token, answer, lenient, lenient, Map.of(), Lifecycle.ACTIVE);
    }

    /// Judges a GET and records what is accepted.
    Judgement get(String query) {
        return judge(new Arrival(now, "GET", "/postback", query.replace("CLICK", click), List.of(), new byte[0],
                "192.0.2.1", false));
    }

    Judgement post(String query, @Nullable String type, String body) {
        List<Header> headers = type == null ? List.of() : List.of(new Header("content-type", type));
        return judge(new Arrival(now, "POST", "/postback", query.replace("CLICK", click), headers,
                body.replace("CLICK", click).getBytes(StandardCharsets.UTF_8), "192.0.2.1", false));
    }

    Judgement judge(Arrival arrival) {
        Judgement judgement = judge.judge(PostbackRequest.parse(arrival), this);
        number++;
        Reading reading = judgement.reading();
        if (judgement.verdict() instanceof Verdict.Accepted(ConversionStatus status, String txid, boolean opensKey)
                && opensKey) {
            Recorded record = new Recorded(present(reading.clickNumber()), present(reading.conversionKey()), txid,
                    number, now, status, present(reading.value()), present(reading.commission()), reading.currency());
            recorded.put(key(record.clickNumber(), record.conversionKey(), txid), record);
        } else if (judgement.verdict() instanceof Verdict.Updated(Recorded _, Recorded after)) {
            recorded.put(key(after.clickNumber(), after.conversionKey(), after.transactionId()), after);
        }
        return judgement;
    }

    private static <T> T present(@Nullable T value) {
        return Optional.ofNullable(value).orElseThrow();
    }

    private static List<Object> key(long click, int conversion, @Nullable String txid) {
        return List.of(click, conversion, Optional.ofNullable(txid));
    }

    @Override
    public Definitions definitions() {
        return definitions;
    }

    @Override
    public ClickIds clickIds() {
        return ids;
    }

    @Override
    public Optional<ClickFacts> click(long wanted) {
        return wanted == 7 || wanted == 8
                ? Optional.of(
                        new ClickFacts(wanted, CLICKED, (int) wanted - 6, false))
                : Optional.empty();
    }

    @Override
    public Optional<Recorded> recorded(long clickNumber, int conversionKey, @Nullable String transactionId) {
        return Optional.ofNullable(recorded.get(key(clickNumber, conversionKey, transactionId)));
    }

    @Override
    public Optional<Recorded> anyRecorded(long clickNumber, int conversionKey) {
        return recorded.values().stream()
                .filter(one -> one.clickNumber() == clickNumber && one.conversionKey() == conversionKey)
                .min(java.util.Comparator.comparingLong(Recorded::postback));
    }
}
