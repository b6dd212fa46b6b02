package dev.postbackdesk.desktop.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.conversion.Conversion;
import dev.postbackdesk.conversion.ConversionId;
import dev.postbackdesk.conversion.SenderRange;
import dev.postbackdesk.desktop.MemoryReceiver;
import dev.postbackdesk.desktop.fx.Format;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.link.Definitions;
import dev.postbackdesk.postback.Arrival;
import dev.postbackdesk.postback.EarlierVerdict;
import dev.postbackdesk.postback.Finding;
import dev.postbackdesk.postback.FindingCode;
import dev.postbackdesk.postback.FindingText;
import dev.postbackdesk.postback.Header;
import dev.postbackdesk.postback.Postback;
import dev.postbackdesk.postback.Reading;
import dev.postbackdesk.postback.Remarks;
import dev.postbackdesk.postback.Result;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DetailTextTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:42:10Z");

    private static Detail detail(Result result, String query, List<Header> headers, List<Finding> findings,
            EarlierVerdict... earlier) {
        Postback postback = new Postback(17,
                new Arrival(NOW, "GET", "/postback", query, headers, new byte[0], "192.0.2.1", false), result, findings,
                new Reading(null, null, null, null, null, null, null, null, null, null, List.of()), null, false, 400,
                NOW);
        return text().of(new Story(postback, null, List.of(earlier), Remarks.NONE, Alike.NONE), Definitions.NONE);
    }

    private static DetailText text() {
        return new DetailText(new MemoryReceiver(InstantSource.fixed(NOW)), new Messages(Locale.ENGLISH),
                new Format(Locale.ENGLISH, ZoneOffset.UTC), FindingText.english());
    }

    @Test
    void whatIsCopiedForOthersQuotesNoSecret() {
        Detail detail = detail(Result.REJECTED, "clickId=x#token=S3CRET-42", List.of(),
                List.of(Finding.of(FindingCode.CLICK_ID_MALFORMED, "clickId", "x#token=S3CRET-42", "17")));

        assertThat(detail.markdown()).contains("x#token=***").doesNotContain("S3CRET-42");
    }

    @Test
    void theAnswerIsTheOneThatWasSent() {
        Finding before = Finding.of(FindingCode.CONVERSION_NOT_ASSOCIATED, "clickId", "Sale", "Summer");

        assertThat(detail(Result.ACCEPTED, "",
                List.of(new Header("Accept", "*/*"), new Header("Accept", "application/json")),
                List.of(), new EarlierVerdict(NOW, Result.REJECTED, List.of(before))).answer())
                .startsWith("400\n").contains("{\"result\":\"rejected\"", "CONVERSION_NOT_ASSOCIATED");
    }

    /// Allowing the proxy's address would let nobody in.
    @Test
    void aSenderThatCannotBeToldIsNotOfferedToBeAllowed() {
        Conversion fenced = Conversion.named(new ConversionId("C24CA0512421422E80996FBEBFD2211D"), "Sale")
                .withAllowedSenders(List.of(new SenderRange("198.51.100.0/24")));
        Definitions known = new Definitions(List.of(new Definitions.StoredConversion(1, fenced)), List.of());
        Finding finding = Finding.of(FindingCode.SENDER_NOT_ALLOWED, "sender", "127.0.0.1", "Sale", "198.51.100.0/24");

        assertThat(mend(known, finding, false)).isNotNull();
        assertThat(mend(known, finding.variant("hidden"), true)).isNull();
    }

    private static @Nullable Mend mend(Definitions known, Finding finding, boolean hidden) {
        Postback postback = new Postback(17,
                new Arrival(NOW, "GET", "/postback", "", List.of(), new byte[0], "127.0.0.1", hidden, false),
                Result.REJECTED, List.of(finding),
                new Reading(null, null, "C24CA0512421422E80996FBEBFD2211D", 1, null, null, null, null, null, null,
                        List.of()),
                null, false, 403, NOW);
        return text().of(new Story(postback, null, List.of(), Remarks.NONE, Alike.NONE), known).mend();
    }
}
