package dev.postbackdesk.contract;

import static dev.postbackdesk.contract.Setup.SALE;
import static dev.postbackdesk.contract.Setup.id;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/// What a conversion can ask for: `always-200`, `acceptDefaults`, `acceptAliases`, windows, senders, networks' words.
class ConversionRulesTest extends Sheets {
    private static final String SOFT = id(1);
    private static final String DEFAULTS = id(2);
    private static final String PERCENT_DEFAULT = id(3);
    private static final String ALIASES = id(4);
    private static final String LOCAL = id(5);
    private static final String LOCAL_RANGE = id(6);
    private static final String OTHER_RANGE = id(7);
    private static final String HOURS = id(8);
    private static final String AFFISE = id(9);
    private static final String SOFT_SECRET = id(10);

    private Case alwaysOk;

    @Override
    Setup setup() {
        return new Setup().conversion(SALE, "Sale", ", \"value\": \"9\", \"commission\": \"8\", \"percent\": \"7\"")
                .conversion(SOFT, "Soft", ", \"answer\": \"always-200\"")
                .conversion(SOFT_SECRET, "Soft secret", ", \"answer\": \"always-200\", \"token\": \"t\"")
                .conversion(DEFAULTS, "Defaults",
                        ", \"acceptDefaults\": true, \"value\": \"12.5\", \"commission\": \"1.25\", \"percent\": \"3\"")
                .conversion(PERCENT_DEFAULT, "Percent",
                        ", \"acceptDefaults\": true, \"value\": \"50\", \"commission\": \"0\", \"percent\": \"10\"")
                .conversion(ALIASES, "Aliases", ", \"acceptAliases\": true")
                .conversion(LOCAL, "Local", ", \"allowedSenders\": [\"203.0.113.9\", \"127.0.0.1\"]")
                .conversion(LOCAL_RANGE, "Local range", ", \"allowedSenders\": [\"127.0.0.0/8\"]")
                .conversion(OTHER_RANGE, "Other range", ", \"allowedSenders\": [\"127.0.0.2\", \"126.0.0.0/8\"]")
                .conversion(HOURS, "Hours", ", \"window\": \"PT36H\"")
                .conversion(AFFISE, "Affise", ", \"network\": \"Affise\"")
                .link("summer", SALE, SOFT, DEFAULTS, PERCENT_DEFAULT, ALIASES)
                .link("winter", LOCAL, LOCAL_RANGE, OTHER_RANGE, HOURS, SOFT_SECRET)
                .linkTo("spring", "https://shop.example/?sub1=[s2sidentifier]", "", AFFISE);
    }

    @Override
    void fill(Sheet sheet) {
        always200(sheet);
        defaults(sheet);
        aliases(sheet);
        senders(sheet);
        windows(sheet);
        networks(sheet);
        links(sheet);
    }

    private void always200(Sheet sheet) {
        alwaysOk = sheet.sale("always-200: rejected with 200 and the same body", "val=5,5&id=" + SOFT)
                .rejected(200, "VALUE_INVALID");
        sheet.sale("always-200: an unknown click", "clickId=00000000000000000000000000&id=" + SOFT).rejected(200,
                "CLICK_ID_UNKNOWN");
        sheet.sends("always-200: no click id", "id=" + SOFT + "&val=1&com=1").rejected(200, "CLICK_ID_MISSING");
        sheet.sale("always-200: a secret", "id=" + SOFT_SECRET).rejectedFirst(200, "TOKEN_MISSING");
        sheet.sale("always-200: accepted", "id=" + SOFT);
        sheet.sale("unknown conversion has no such rule", "id=" + id(77)).rejected(404, "CONVERSION_ID_UNKNOWN");
    }

    private static void defaults(Sheet sheet) {
        sheet.sends("acceptDefaults: absent val and com are filled", "clickId=" + sheet.click() + "&id=" + DEFAULTS)
                .amounts("12.500000", "1.250000");
        sheet.sends("acceptDefaults: empty ones too", "clickId=" + sheet.click() + "&id=" + DEFAULTS
                + "&val=&com=&comperc=").amounts("12.500000", "1.250000");
        sheet.sends("acceptDefaults: what came counts", "clickId=" + sheet.click() + "&id=" + DEFAULTS
                + "&val=3&com=0").amounts("3.000000", "0.090000");
        sheet.sends("acceptDefaults: the per cent where com is 0 by default", "clickId=" + sheet.click() + "&id="
                + PERCENT_DEFAULT).amounts("50.000000", "5.000000");
        sheet.sends("acceptDefaults: a per cent that came", "clickId=" + sheet.click() + "&id=" + PERCENT_DEFAULT
                + "&comperc=1").amounts("50.000000", "0.500000");
        sheet.sends("acceptDefaults: what is invalid stays so", "clickId=" + sheet.click() + "&id=" + DEFAULTS
                + "&val=x").rejected(400, "VALUE_INVALID");
        sheet.sends("defaults at receipt only with acceptDefaults", "clickId=" + sheet.click() + "&id=" + SALE)
                .rejected(400, "VALUE_MISSING", "COMMISSION_MISSING");
        sheet.sale("no per cent by default either", "com=0").amounts("20.000000", "0.000000");
    }

    private static void aliases(Sheet sheet) {
        for (String alias : new String[]{"clickid", "ClickID", "cid", "subid", "s2sidentifier"}) {
            String click = sheet.click();
            sheet.sends("acceptAliases: " + alias, alias + "=" + click + "&id=" + ALIASES + "&val=1&com=1")
                    .warns("CLICK_ID_ALIAS").field("clickId", click);
        }
        sheet.sends("without acceptAliases it is rejected", "clickid=" + sheet.click() + "&id=" + SALE
                + "&val=1&com=1").rejected(400, "CLICK_ID_ALIAS");
    }

    private static void senders(Sheet sheet) {
        String click = sheet.desk().click("winter");
        sheet.sale("an allowed address", "clickId=" + click + "&id=" + LOCAL);
        sheet.sale("an allowed range", "clickId=" + click + "&id=" + LOCAL_RANGE);
        sheet.sale("the address next to it", "clickId=" + click + "&id=" + OTHER_RANGE).rejected(403,
                "SENDER_NOT_ALLOWED");
        sheet.sends("a forwarded address is no sender", Wire.query(sheet.sale("clickId=" + click + "&id="
                + OTHER_RANGE)).with("X-Forwarded-For: 127.0.0.2")).rejected(403, "SENDER_NOT_ALLOWED");
    }

    private static void windows(Sheet sheet) {
        String early = sheet.desk().click("winter");
        sheet.desk().clock().advance(Duration.ofHours(36).minusSeconds(11));
        sheet.sale("a second before the window ends", "clickId=" + early + "&id=" + HOURS);
        String late = sheet.desk().click("winter");
        sheet.desk().clock().advance(Duration.ofHours(36).minusSeconds(9));
        sheet.sale("a second after it ended", "clickId=" + late + "&id=" + HOURS).rejected(400, "CLICK_EXPIRED");
    }

    private static void networks(Sheet sheet) {
        String[][] words = {{"1", "approved"}, {"2", "pending"}, {"3", "declined"}};
        for (String[] word : words) {
            sheet.sale("a network's own status word: " + word[0], "clickId=" + sheet.desk().click("spring") + "&id="
                    + AFFISE + "&status=" + word[0]).field("status", word[1]);
        }
        sheet.sale("general words hold besides", "clickId=" + sheet.desk().click("spring") + "&id=" + AFFISE
                + "&status=Hold").field("status", "pending");
        sheet.sale("a number that it does not know", "clickId=" + sheet.desk().click("spring") + "&id=" + AFFISE
                + "&status=9").warns("STATUS_UNKNOWN").field("status", "approved");
    }

    /// Last: the definitions change.
    private static void links(Sheet sheet) {
        String click = sheet.click();
        sheet.desk().define("{\"links\": [{\"slug\": \"summer\", \"active\": false}]}");
        sheet.sale("clicks made before a link was paused keep converting", "clickId=" + click).warns("LINK_INACTIVE");
        assertThat(sheet.desk().send(Wire.get("/c/summer")).status()).isEqualTo(404);
        sheet.desk().define("{\"links\": [{\"slug\": \"summer\", \"active\": true}]}");
        sheet.sale("and without a warning once it is active again", "id=" + SALE);
        String other = sheet.click();
        sheet.desk().define("{\"links\": [{\"slug\": \"summer\", \"conversions\": [\"" + SOFT + "\"]}]}");
        sheet.sale("the association of now counts", "clickId=" + other).rejected(400, "CONVERSION_NOT_ASSOCIATED");
    }

    @Test
    void alwaysTwoHundredHasTheSameBody() {
        assertThat(alwaysOk.answer().text()).startsWith("ERROR VALUE_INVALID ");
    }
}
