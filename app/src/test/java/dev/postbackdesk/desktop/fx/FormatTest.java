package dev.postbackdesk.desktop.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class FormatTest {
    @Test
    void amountsHaveTheLanguagesDecimalSign() {
        assertThat(Format.amount(new BigDecimal("1000"), Locale.GERMAN)).isEqualTo("1000,00");
        assertThat(Format.amount(new BigDecimal("0.125"), Locale.GERMAN)).isEqualTo("0,125");
        assertThat(Format.amount(new BigDecimal("1000"), Locale.ENGLISH)).isEqualTo("1000.00");
    }

    @Test
    void whatWasTypedKeepsItsDigitsAndPlaceholdersStay() {
        assertThat(Format.typed("49.9", Locale.GERMAN)).isEqualTo("49,9");
        assertThat(Format.typed("10", Locale.GERMAN)).isEqualTo("10");
        assertThat(Format.typed("{sale.amount}", Locale.GERMAN)).isEqualTo("{sale.amount}");
        assertThat(Format.typed("20.00", Locale.ENGLISH)).isEqualTo("20.00");
    }
}
