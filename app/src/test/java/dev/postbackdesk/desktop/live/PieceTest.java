package dev.postbackdesk.desktop.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.postback.Finding;
import dev.postbackdesk.postback.FindingCode;
import dev.postbackdesk.postback.FindingText;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PieceTest {
    private final FindingText words = FindingText.english();

    @Test
    void marksWhatArrivedAndWhatShouldHave() {
        Finding finding = Finding.of(FindingCode.PLACEHOLDER_NOT_REPLACED, "clickId", "clickId", "{clickid}",
                "{aff_sub}", "TUNE (HasOffers)", "").variant("other");

        var pieces = Piece.of(words.cause(finding), finding);

        assertThat(pieces).contains(new Piece(Piece.Kind.BAD_CODE, "{clickid}"),
                new Piece(Piece.Kind.CODE, "{aff_sub}"));
        assertThat(pieces.stream().map(Piece::text).collect(Collectors.joining())).isEqualTo(words.cause(finding));
    }

    @Test
    void namesAndNumbersStayWords() {
        Finding finding = Finding.of(FindingCode.DUPLICATE, null, "48208", "41 s");

        assertThat(Piece.of(words.reason(finding), finding))
                .containsExactly(new Piece(Piece.Kind.PLAIN, "Same as 48,208, 41 s earlier"));
    }
}
