package dev.postbackdesk.manual;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.link.Network;
import dev.postbackdesk.link.Networks;
import dev.postbackdesk.link.NetworksFile;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.jspecify.annotations.Nullable;

class ManualReadingTest {
    private static final Networks NETWORKS = NetworksFile.shipped();

    private static ManualReading read(String text) {
        return ManualReading.of(text, NETWORKS);
    }

    /// All styles in which placeholders are written, and `%%x%%`.
    @ParameterizedTest
    @ValueSource(
            strings = {"{abc}", "{{abc}}", "##abc##", "#abc#", "[abc]", "[[[abc]]]", "[=abc=]", "${abc}", "#{a.bc}",
                    "%abc%", "%%abc%%", "<abc>", "{a.bc}", "{url(abc)}", "[[abc]]"})
    void everyStyleIsSeenInProse(String placeholder) {
        for (String sentence : List.of("Use %s for your click id.", "The click ID goes into %s.", "Click id: %s",
                "Verwenden Sie %s für Ihre Klick-ID.", "Die Klick-ID steht in %s.", "%s | Click-ID")) {
            assertThat(read(sentence.replace("%s", placeholder)).sure()).as(sentence)
                    .containsExactly(Map.entry(Role.CLICK_ID, placeholder));
        }
    }

    /// In a URL its own name says nothing here, the parameter does.
    @ParameterizedTest
    @ValueSource(
            strings = {"{abc}", "{{abc}}", "##abc##", "#abc#", "[abc]", "[[[abc]]]", "[=abc=]", "${abc}", "#{a.bc}",
                    "%abc%", "%%abc%%", "<abc>"})
    void everyStyleIsSeenInAnExampleUrl(String placeholder) {
        assertThat(read("https://your-tracker.example/postback?clickid=" + placeholder + "&lang=en").sure())
                .containsExactly(Map.entry(Role.CLICK_ID, placeholder));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {"https://t.example/p?cid=%7Bsub1%7D&sum=%7Bpay%7D~{sub1}~{pay}",
            "https://t.example/p?cid=%23s2%23&amount=%23price%23~#s2#~#price#",
            "https://t.example/p?cid=%5Bsub%5D&payout=%5Bp%5D~[sub]~[p]",
            "https://t.example/p?cid=%24%7Bsub%7D&payout=%24%7Bp%7D~${sub}~${p}"})
    void encodedBracketsMeanTheBrackets(String url, String clickId, String payout) {
        assertThat(read(url).sure()).containsEntry(Role.CLICK_ID, clickId).containsEntry(Role.PAYOUT, payout);
    }

    @Test
    void aWholeUrlIsReadParameterByParameter() {
        ManualReading reading = read("https://your-tracker.example/postback?clickid={aff_sub}&payout={payout}"
                + "&txid={transaction_id}&status={conv_status}&currency={currency}");

        assertThat(reading.sure()).containsExactlyInAnyOrderEntriesOf(Map.of(Role.CLICK_ID, "{aff_sub}", Role.PAYOUT,
                "{payout}", Role.TRANSACTION_ID, "{transaction_id}", Role.STATUS, "{conv_status}", Role.CURRENCY,
                "{currency}"));
        assertThat(reading.choices()).isEmpty();
    }

    @Test
    void aSentenceNamesSeveral() {
        assertThat(
                read("Use %%sub1%% for your click id, %%cpa%% for the payout and %%ref%% for the order number.").sure())
                .containsExactlyInAnyOrderEntriesOf(Map.of(Role.CLICK_ID, "%%sub1%%", Role.PAYOUT, "%%cpa%%",
                        Role.TRANSACTION_ID, "%%ref%%"));
    }

    @Test
    void aGermanSentenceNamesSeveral() {
        assertThat(read("Die Klick-ID übergeben wir als #S1#, den Betrag als #WERT# und die Bestellnummer als #NR#."
                + " Der Status steht in #ST#, die Währung in #W#.").sure()).containsExactlyInAnyOrderEntriesOf(
                        Map.of(Role.CLICK_ID, "#S1#", Role.PAYOUT, "#WERT#", Role.TRANSACTION_ID, "#NR#", Role.STATUS,
                                "#ST#", Role.CURRENCY, "#W#"));
    }

    @Test
    void aTableIsReadLineByLine() {
        assertThat(read("""
                Macro            Description
                {sub1}           Your click ID
                {sum}            Payout
                {transactionid}  Transaction ID of the order
                {status}         Status
                """).sure()).containsExactlyInAnyOrderEntriesOf(Map.of(Role.CLICK_ID, "{sub1}", Role.PAYOUT, "{sum}",
                Role.TRANSACTION_ID, "{transactionid}", Role.STATUS, "{status}"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {"Auszahlung: {a}~PAYOUT", "Die Provision ist ${a}.~PAYOUT",
            "Umsatz = [[[a]]]~PAYOUT", "Vergütung: #a#~PAYOUT", "Transaktionsnummer: {a}~TRANSACTION_ID",
            "Auftragsnummer {a}~TRANSACTION_ID", "The lead ID is {a}.~TRANSACTION_ID",
            "Order number: [=a=]~TRANSACTION_ID", "The commission is sent as {{a}}.~PAYOUT", "Währung: {a}~CURRENCY",
            "The currency is <w>.~CURRENCY", "Freigabe: {a}~STATUS", "your Sub-ID: {a}~CLICK_ID",
            "Klickkennung {a}~CLICK_ID", "Use {a}, for your click id.~CLICK_ID", "affiliate click: {a}~CLICK_ID"})
    void wordsOfBothLanguagesAreKnown(String sentence, Role role) {
        assertThat(read(sentence).sure()).containsOnlyKeys(role);
    }

    /// What is not sure is a choice, never put in by itself.
    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {"We know {sub1}, {sub2} and {sub3}.~CLICK_ID~{sub1} {sub2} {sub3}",
            "https://t.example/?a={sub1}&b={sub2}~CLICK_ID~{sub1} {sub2}",
            "Sub-ids are {a} and {b}.~CLICK_ID~{a} {b}", "{a} or {b} carries your click id.~CLICK_ID~{a} {b}",
            "Your click id is {a}, {b} is free.~CLICK_ID~{a} {b}",
            "Use {transaction_id} as the click id.~CLICK_ID~{transaction_id}",
            "For click id and payout there are {a} {b}.~CLICK_ID~{a} {b}",
            "For click id and payout there is {a}.~PAYOUT~{a}",
            "https://t.example/?payout={a}&amount={b}~PAYOUT~{a} {b}"})
    void whatIsNotSureIsAChoice(String text, Role role, String expected) {
        ManualReading reading = read(text);

        assertThat(reading.sure()).doesNotContainKey(role);
        assertThat(reading.choices().getOrDefault(role, List.of())).containsExactlyInAnyOrder(expected.split(" "));
    }

    @Test
    void aSentenceSettlesWhatNamesLeaveOpen() {
        ManualReading reading = read("Available: {sub1}, {sub2}, {sub3}.\nUse {sub2} for your click id.");

        assertThat(reading.sure()).containsEntry(Role.CLICK_ID, "{sub2}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Hello", "Sale of 5% and 10%, call #1 or #2", "[1] see [our page](https://a.example/)",
            "<b>Bold</b> <br> <p>text</p>", "https://shop.example/landing?s2=[s2sidentifier]", "a%20and%20b%C3%BC%20c",
            "We pay 100%sure and {not closed", "{}", "##", "Use [] for <>", "if (a < b && c > d) { return 1; }"})
    void whatHoldsNoPlaceholderSaysNothing(String text) {
        ManualReading reading = read(text);

        assertThat(reading.sure()).isEmpty();
        assertThat(reading.placeholders()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {"Append aff_sub= to the offer link.~aff_sub",
            "Hängen Sie subid= an den Link an.~subid", "Add the parameter 'sub1' to your URL.~sub1",
            "https://shop.example/landing?ref=7&clickref=YOUR_CLICK_ID~clickref",
            "https://shop.example/landing?s2=[s2sidentifier]~s2", "https://shop.example/?epi=xxxxx~epi"})
    void theParameterOfTheOfferIsRead(String text, String parameter) {
        assertThat(read(text).parameter()).contains(parameter);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Add the link to your page.", "Append sub1= or sub2= to it; append aff= as well.",
            "https://shop.example/?a=1&b=2"})
    void aParameterIsNotGuessed(String text) {
        assertThat(read(text).parameter()).isEmpty();
    }

    @Test
    void namesOfNetworksAreSeenWithTheirCapitals() {
        assertThat(read("We run on Affise.").networks()).extracting(Network::name).containsExactly("Affise");
        assertThat(read("Our tracking is by TUNE").networks()).extracting(Network::name)
                .containsExactly("TUNE (HasOffers)");
        assertThat(read("this has an impact on everflowing scaleo-like cake").networks()).isEmpty();
    }

    static Stream<Network> known() {
        return NETWORKS.all().stream().filter(network -> network.clickId() != null);
    }

    /// A URL with a network's own placeholders is never read wrongly, whatever their names suggest.
    @ParameterizedTest
    @MethodSource("known")
    void everyNetworksOwnUrlIsReadRightly(Network network) {
        StringBuilder url = new StringBuilder("https://t.example/p?click_id=" + network.clickId());
        if (network.payout() != null) {
            url.append("&payout=").append(network.payout());
        }
        if (network.transactionId() != null) {
            url.append("&txid=").append(network.transactionId());
        }
        ManualReading reading = read(url.toString());

        assertFound(reading, Role.CLICK_ID, network.clickId());
        assertFound(reading, Role.PAYOUT, network.payout());
        assertFound(reading, Role.TRANSACTION_ID, network.transactionId());
    }

    private static void assertFound(ManualReading reading, Role role, @Nullable String expected) {
        if (expected != null) {
            String sure = reading.sure().get(role);
            assertThat(sure == null ? reading.choices().getOrDefault(role, List.of()).getFirst() : sure)
                    .isEqualTo(expected);
        }
    }

    @Test
    void noTextBreaksIt() {
        Random random = new Random(7);
        List<String> pieces = List.of("{", "}", "[", "]", "#", "%", "%%", "$", "<", ">", "=", "sub1", "payout",
                "click id",
                " ", "\n", ", ", "&", "?", "https://a.example/", "%7B", "%5D", "ü", "\uD83D\uDE00", "\uD800", "und",
                ".");
        for (int i = 0; i < 3_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(40); length > 0; length--) {
                text.append(pieces.get(random.nextInt(pieces.size())));
            }
            ManualReading reading = read(text.toString());
            assertThat(reading.placeholders()).containsAll(reading.sure().values());
        }
    }

    @Test
    void aLongTextTakesNoTime() {
        String text = "{sub1} is your click id, [[[x [[[x ###### %%%% {{{{{{ " + "a ".repeat(50);
        long start = System.nanoTime();
        read(text.repeat(1 + ManualReading.LONGEST / text.length()));
        assertThat(System.nanoTime() - start).isLessThan(5_000_000_000L);
    }
}
