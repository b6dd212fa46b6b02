package dev.postbackdesk.manual;

import java.util.Locale;
import java.util.regex.Pattern;

/// What a placeholder stands for.
public enum Role {
    /// The click id that was given to the merchant.
    CLICK_ID(
            "click\\W?id(?:entifier)?|sub\\W?-?id|tracking\\W?id|affiliate click|visit\\W?id|klick\\W{0,2}(?:id|kennung|nummer)"
                    + "|tracking\\W?kennung|unterkennung",
            "click[_.]?id|s2s(?:identifier|id)?|cid|aff_?sub_?\\d?|aff_click_id|ext(?:ernal)?_?(?:click)?_?id|pub_?click_?id|ml_sub\\d"
                    + "|sub_?id_?\\d?|sub_?\\d|sub_?acc|subaff|s\\d|p\\d|clickref|afp\\d|epi\\d?|u1|afftrack|tracker|track(?:ing)?_?id"
                    + "|clk|click|xid\\d?|ymid|click\\.publisher\\.clickid|hit\\.data\\d|data\\d|klick_?id"),
    /// What the sale is worth, or what is paid for it.
    PAYOUT("pay-?out|commission|amount|revenue|earnings?|price|sale value|order value|value of (?:the |each )?(?:sale|order)"
            + "|total|verdienst|provision(?:sbetrag)?|verg\u00fctung|auszahlung|betrag|umsatz|(?:bestell|waren|auftrags)wert|preis",
            "payout(?:_?amount|\\.\\w+)?|pay|val(?:ue)?|amount(?:_affiliate)?|amt|am|sum|payment(?:_sum)?|price|revenue|rev|earn(?:ing)?s?"
                    + "|affiliate_earnings|commission(?:_?amount)?|com|cpa_amount|rate|money|cash|total|sale_?amount|order_?(?:value|total)"
                    + "|betrag|provision|preis|umsatz"),
    /// The merchant's own number of the sale.
    TRANSACTION_ID(
            "transaction\\W?(?:id|number|no)|order\\W?(?:id|number|no)|(?:lead|sale|conversion|action|event|postback)\\W?id"
                    + "|transaktions\\W?(?:id|nummer|kennung)|(?:bestell|auftrags|vorgangs)\\W?(?:id|nummer|kennung)",
            "trans(?:action)?_?(?:id|number)|txn?_?id|tid|order_?(?:id|no|number|ref)?|oid|(?:lead|sale|conv(?:ersion)?|action|event"
                    + "|postback|kimia)_?id|transid|bestell_?(?:nr|nummer|id)|auftrags_?(?:nr|nummer|id)"),
    /// Whether it is pending, approved or declined.
    STATUS("status|state of (?:the )?(?:sale|order|conversion)|zustand|freigabe",
            "(?:conv(?:ersion)?_?|payment_|order_|sale_|lead_)?status|state|stage|(?:event|transaction)_?type|freigabe"),
    /// ISO 4217.
    CURRENCY("currency|w\u00e4hrung", "curr(?:ency)?(?:_?code)?|waehrung|w\u00e4hrung");

    private final Pattern inProse;
    private final Pattern asName;

    Role(String inProse, String asName) {
        this.inProse = Pattern.compile("(?<![\\p{L}\\p{N}_])(?:" + inProse + ")(?![\\p{N}_])",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        this.asName = Pattern.compile("(?:" + asName + ")", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /// The words that prose has for it.
    Pattern inProse() {
        return inProse;
    }

    /// Whether a parameter or a placeholder of this name stands for it.
    boolean isNamed(String name) {
        String plain = name.toLowerCase(Locale.ROOT).replace('-', '_').replace(' ', '_');
        return asName.matcher(plain).matches();
    }
}
