package dev.postbackdesk.desktop.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.conversion.Conversion;
import dev.postbackdesk.conversion.ConversionId;
import dev.postbackdesk.conversion.Lifecycle;
import dev.postbackdesk.desktop.connect.ConnectDraft.From;
import dev.postbackdesk.desktop.connect.ConnectDraft.Pays;
import dev.postbackdesk.desktop.connect.ConnectDraft.Taken;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.link.Definitions.StoredLink;
import dev.postbackdesk.link.Definitions;
import dev.postbackdesk.link.Network;
import dev.postbackdesk.link.Networks;
import dev.postbackdesk.link.NetworksFile;
import dev.postbackdesk.link.Slug;
import dev.postbackdesk.link.TrackingLink;
import dev.postbackdesk.manual.Role;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The assistant's fields, and what is made of them.
class ConnectFormTest {
    private static final ConversionId ID = new ConversionId("C24CA0512421422E80996FBEBFD2211D");

    private Networks networks = NetworksFile.shipped();
    private final ConnectForm form = new ConnectForm(() -> networks, new Messages(Locale.ENGLISH));

    private ConnectDraft draft() {
        return form.draftProperty().get();
    }

    @Test
    void nameAndSlugFollowTheHostUntilTheyAreTheUsersOwn() {
        form.urlProperty().set("https://www.shop.peakline.example/a");
        assertThat(form.nameProperty().get()).isEqualTo("shop.peakline.example");
        assertThat(form.slugProperty().get()).isEqualTo("peakline");
        form.nameProperty().set("Beans");
        assertThat(form.slugProperty().get()).isEqualTo("beans");
        form.urlProperty().set("https://verda.example/");
        assertThat(form.nameProperty().get()).isEqualTo("Beans");
        form.slugProperty().set("mine");
        form.nameProperty().set("");
        assertThat(form.slugProperty().get()).isEqualTo("mine");
        form.slugProperty().set("");
        form.nameProperty().set("Tea");
        assertThat(form.slugProperty().get()).isEqualTo("tea");
    }

    @Test
    void ofAnAddressThatIsNoNameAllOfItIsTaken() {
        form.urlProperty().set("http://127.0.0.1:8080/");
        assertThat(form.slugProperty().get()).isEqualTo("127-0-0-1");
    }

    @Test
    void aSlugThatIsTakenIsNotSuggested() {
        form.know(new Definitions(List.of(), List.of(new StoredLink(1, new TrackingLink(new Slug("verda"), "V",
                "https://a.example/", null, List.of(), Lifecycle.ACTIVE)))), null);
        form.urlProperty().set("https://verda.example/");
        assertThat(form.slugProperty().get()).isEqualTo("verda-2");
        // One's own may keep it.
        form.know(new Definitions(List.of(), List.of(new StoredLink(1, new TrackingLink(new Slug("verda"), "V",
                "https://a.example/", null, List.of(), Lifecycle.ACTIVE)))), 1);
        form.slugProperty().set("verda");
        assertThat(form.problems()).isEmpty();
    }

    @Test
    void aNetworkThatTellsTheAmountOffersIt() {
        form.choose("TUNE (HasOffers)");
        assertThat(draft().valueFrom()).isEqualTo(From.NETWORK);
        assertThat(draft().valueCarried()).isEqualTo("{payout}");
        form.valueFromProperty().set(From.FIXED);
        form.choose("CAKE");
        assertThat(draft().valueFrom()).as("the user's own choice stays").isEqualTo(From.FIXED);
        form.paysProperty().set(Pays.NETWORK);
        assertThat(draft().commissionCarried()).isEqualTo(Objects.requireNonNull(draft().network()).payout());
    }

    @Test
    void anOccupiedParameterIsAskedAbout() {
        form.choose("CAKE");
        form.urlProperty().set("https://shop.example/?s2=7");
        assertThat(form.firstProblem(Step.OFFER)).contains(ConnectField.TAKEN);
        assertThat(draft().destination()).isEqualTo("https://shop.example/?s2=7");
        form.takenProperty().set(Taken.REPLACE);
        assertThat(draft().destination()).isEqualTo("https://shop.example/?s2=[s2sidentifier]");
        assertThat(form.firstProblem(Step.OFFER)).isEmpty();
        form.takenProperty().set(Taken.ADD);
        assertThat(draft().destination()).isEqualTo("https://shop.example/?s2=7&s2=[s2sidentifier]");
        form.urlProperty().set("https://shop.example/?s2=8");
        assertThat(form.takenProperty().get()).as("another URL, another question").isEqualTo(Taken.ASK);
    }

    @ParameterizedTest
    @CsvSource({"PERCENT, 0, 12.5", "FIXED, 3.50, 0"})
    void theCommissionIsToldInOneWay(Pays pays, String commission, String percent) {
        form.choose("CAKE");
        form.urlProperty().set("https://shop.example/");
        form.percentProperty().set(" 12.5 ");
        form.commissionProperty().set("3.50");
        form.currencyProperty().set("EUR");
        form.paysProperty().set(pays);
        Conversion conversion = draft().toConversion(ID);
        assertThat(conversion.commission()).isEqualTo(commission);
        assertThat(conversion.percent()).isEqualTo(percent);
        assertThat(conversion.currency()).isEqualTo("EUR");
        assertThat(conversion.clickIdPlaceholder()).as("the network knows it").isNull();
        assertThat(draft().toLink(ID).destination()).isEqualTo("https://shop.example/?s2=[s2sidentifier]");
        assertThat(draft().toLink(ID).conversions()).containsExactly(ID);
    }

    @Test
    void amountsAreLookedAtAsTheyAreTyped() {
        form.choose("CAKE");
        form.urlProperty().set("https://shop.example/");
        form.valueFromProperty().set(From.FIXED);
        form.valueProperty().set("twenty");
        assertThat(form.problems()).containsKey(ConnectField.VALUE);
        form.valueProperty().set("20");
        assertThat(form.problems()).isEmpty();
        form.percentProperty().set("a lot");
        assertThat(form.problems()).containsKey(ConnectField.COMMISSION);
        assertThat(form.isComplete()).isFalse();
        form.percentProperty().set("10");
        assertThat(form.isComplete()).isTrue();
    }

    @Test
    void anExistingConversionNeedsToBeChosen() {
        form.choose("CAKE");
        form.reuseProperty().set(true);
        assertThat(form.firstProblem(Step.PAY)).contains(ConnectField.CONVERSION);
        form.existingProperty().set(ID);
        assertThat(draft().existing()).isEqualTo(ID);
    }

    /// In a list, an arrow key chooses.
    @Test
    void whatIsSaidOfMyOwnMerchantIsThereAgainAfterALookAtNetworks() {
        form.choose(ConnectForm.OWN);
        form.template().nameProperty().set("Nordlys");
        form.template().manualProperty().set("Your sub-id is {sub1}, the payout {amount}.");
        form.template().placeholder(Role.STATUS).set("{state}");
        ConnectDraft before = draft();
        form.choose("CAKE");
        assertThat(draft().network()).isNotEqualTo(before.network());
        form.choose("Rakuten");
        form.choose(ConnectForm.OWN);
        assertThat(draft().network()).isEqualTo(before.network());
        assertThat(form.template().manualProperty().get()).startsWith("Your sub-id");
        form.template().manualProperty().set("");
        assertThat(form.template().placeholder(Role.STATUS).get()).as("the user's own").isEqualTo("{state}");

        form.clear();
        form.choose(ConnectForm.OWN);
        assertThat(form.template().nameProperty().get()).as("of another merchant").isEmpty();
    }

    @Test
    void aClickIdThatWasTypedForANetworkIsThereAgainAfterALookAtOthers() {
        form.choose("Rakuten");
        form.template().placeholder(Role.CLICK_ID).set("{u1}");
        Runnable former = form.remember();
        form.choose("CAKE");
        assertThat(form.template().placeholder(Role.CLICK_ID).get()).isEqualTo("#s2#");
        form.choose(ConnectForm.OWN);
        form.choose("Rakuten");
        assertThat(draft().toConversion(ID).clickIdPlaceholder()).isEqualTo("{u1}");

        form.choose("CAKE");
        form.clear();
        form.choose("Rakuten");
        assertThat(form.template().placeholder(Role.CLICK_ID).get()).as("of another merchant").isEmpty();
        former.run();
        form.choose("CAKE");
        form.choose("Rakuten");
        assertThat(form.template().placeholder(Role.CLICK_ID).get()).isEqualTo("{u1}");
    }

    private void saveOwn(Network own) {
        networks = networks.withOwn(List.of(own));
        form.reload();
    }

    private static Network own(String name) {
        return new Network(name, "sub", null, List.of(), null, null, null, null, Map.of(), Network.OWN, "", null);
    }

    @Test
    void whatWasTypedOfANetworkStaysWhenAnotherOneChanges() {
        form.choose("Rakuten");
        form.template().placeholder(Role.CLICK_ID).set("{u1}");
        form.choose("CAKE");
        form.template().placeholder(Role.CLICK_ID).set("#s5#");
        form.firstProblem(Step.NETWORK);
        saveOwn(own("Nordlys"));
        assertThat(form.template().placeholder(Role.CLICK_ID).get()).isEqualTo("#s5#");
        form.choose("Rakuten");
        assertThat(form.template().placeholder(Role.CLICK_ID).get()).isEqualTo("{u1}");
    }

    @Test
    void aNetworkThatIsAnotherByNowIsShownAsItIs() {
        form.choose("Rakuten");
        form.template().placeholder(Role.CLICK_ID).set("{u1}");
        saveOwn(own("Rakuten"));
        assertThat(form.template().appendProperty().get()).isEqualTo("sub");
        assertThat(form.template().placeholder(Role.CLICK_ID).get()).isEmpty();
        form.template().placeholder(Role.CLICK_ID).set("{u1}");
        form.choose("CAKE");
        networks = networks.withOwn(List.of());
        form.reload();
        form.choose("Rakuten");
        assertThat(form.template().placeholder(Role.CLICK_ID).get()).isEmpty();
    }

    @Test
    void clearingForgetsEverything() {
        form.choose("CAKE");
        form.urlProperty().set("https://shop.example/");
        form.percentProperty().set("x");
        form.clear();
        assertThat(form.isTouched()).isFalse();
        assertThat(form.problems()).isEmpty();
        assertThat(draft().conversionName()).isEqualTo("Sale");
        assertThat(draft().network()).isNull();
        assertThat(form.choiceProperty().get()).isNull();
    }

    @Test
    void anUnknownClickIdIsTheConversionsOwn() {
        form.choose("Rakuten");
        assertThat(form.firstProblem(Step.NETWORK)).contains(ConnectField.CLICK_ID);
        form.template().placeholder(Role.CLICK_ID).set("{u1}");
        assertThat(form.firstProblem(Step.NETWORK)).isEmpty();
        assertThat(draft().toConversion(ID).clickIdPlaceholder()).isEqualTo("{u1}");
    }
}
