package dev.postbackdesk.postback;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RepeatsTest {
    private final Given given = new Given();

    /// Postbacks in a row (`value/status/txid`, empty = absent), and what each becomes with the status afterwards.
    @ParameterizedTest
    @CsvSource(delimiterString = "->",
            textBlock = """
                    SALE           : 20 20                   -> accepted/approved duplicate/approved+DUPLICATE
                    SALE           : 20 25                   -> accepted/approved duplicate/approved+DUPLICATE+AMOUNT_DIFFERS
                    SALE           : 20/pending 20           -> accepted/pending duplicate/pending+DUPLICATE
                    SALE           : 20/pending 20/approved  -> accepted/pending updated/approved
                    SALE           : 20/pending 20/sale 20/paid -> accepted/pending updated/approved duplicate/approved+DUPLICATE
                    SALE           : 20 0/declined           -> accepted/approved updated/declined+STATUS_REVERSED
                    SALE           : 20/hold 0/trash         -> accepted/pending updated/declined
                    SALE           : 20/APPROVED 20/REVERSED -> accepted/approved updated/declined+STATUS_REVERSED
                    EVERY          : 20/APPROVED/A 20/REVERSED/A -> accepted/approved updated/declined+STATUS_REVERSED
                    SALE           : 20/pending 20/odd       -> accepted/pending duplicate/pending+DUPLICATE+STATUS_UNKNOWN
                    SALE           : 20//A 20//B             -> accepted/approved duplicate/approved+DUPLICATE
                    BY_TRANSACTION : 20//A 20//B 20//A       -> accepted/approved accepted/approved duplicate/approved+DUPLICATE
                    BY_TRANSACTION : 20/pending/A 20/approved/A 9//B -> accepted/pending updated/approved accepted/approved
                    BY_TRANSACTION : 20 20                   -> accepted/approved duplicate/approved+DUPLICATE+REPEAT_WITHOUT_TRANSACTION_ID
                    BY_TRANSACTION : 20//A 20                -> accepted/approved accepted/approved+REPEAT_WITHOUT_TRANSACTION_ID
                    EVERY          : 20 20                   -> accepted/approved accepted/approved+REPEAT_WITHOUT_TRANSACTION_ID
                    EVERY          : 20//A 20//A             -> accepted/approved accepted/approved
                    EVERY          : 20/pending/A 20/approved/A 20//A -> accepted/pending updated/approved accepted/approved
                    """)
    void rulesOnRepeats(String postbacks, String expected) {
        String rule = postbacks.substring(0, postbacks.indexOf(':')).strip();
        String id = switch (rule) {
            case "SALE" -> Given.SALE;
            case "BY_TRANSACTION" -> Given.BY_TRANSACTION;
            default -> Given.EVERY;
        };
        StringBuilder seen = new StringBuilder();
        for (String one : postbacks.substring(postbacks.indexOf(':') + 1).strip().split(" ")) {
            String[] part = (one + "// ").split("/");
            Judgement judgement = given.get("clickId=CLICK&com=1&id=" + id + "&val=" + part[0] + "&status=" + part[1]
                    + "&txid=" + part[2].strip());
            seen.append(judgement.verdict().result().word()).append('/').append(judgement.reading().status());
            seen.append(judgement.findings().stream().map(finding -> "+" + finding.code())
                    .collect(Collectors.joining())).append(' ');
        }
        assertThat(seen.toString().strip()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"declined,20,1", "approved,30,2"})
    void anUpdateTakesTheAmountsOverUnlessItDeclines(String status, int value, int commission) {
        given.get("clickId=CLICK&id=" + Given.SALE + "&val=20&com=1&status=pending");
        Judgement update = given.get("clickId=CLICK&id=" + Given.SALE + "&val=30&com=2&status=" + status);

        Recorded after = ((Verdict.Updated) update.verdict()).after();
        assertThat(after.value()).isEqualByComparingTo(String.valueOf(value));
        assertThat(after.commission()).isEqualByComparingTo(String.valueOf(commission));
        assertThat(update.reading().value()).as("what it said").isEqualByComparingTo("30");
    }

    /// Many networks name the currency of a sale, and not with each status of it.
    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {"approved,'',USD,USD", "approved,&currency=GBP,GBP,GBP",
            "approved,&currency=XQQ,USD,USD", "declined,'',USD,USD", "declined,&currency=GBP,USD,GBP",
            "pending,'',-,USD", "pending,&currency=GBP,-,GBP"})
    void anUpdateKeepsTheCurrencyUnlessItNamesOne(String status, String named, @Nullable String recorded, String read) {
        given.get("clickId=CLICK&id=" + Given.SALE + "&val=20&com=2&currency=USD&status=pending");
        Judgement later = given.get("clickId=CLICK&id=" + Given.SALE + "&val=20&com=2&status=" + status + named);

        if (recorded != null) {
            assertThat(((Verdict.Updated) later.verdict()).after().currency()).isEqualTo(recorded);
        }
        assertThat(later.reading().currency()).isEqualTo(read);
    }

    @Test
    void theConversionsOwnCurrencyIsTakenWhereTheFirstNamesNone() {
        assertThat(given.get("clickId=CLICK&id=" + Given.SALE + "&val=20&com=2").reading().currency())
                .isEqualTo("EUR");
    }
}
