package dev.postbackdesk.desktop.fx;

import java.util.Currency;
import java.util.List;
import java.util.stream.Stream;
import javafx.beans.property.StringProperty;

/// Chooses a currency by typing a part of its code, or none.
public final class CurrencyBox extends SearchBox {
    /// Those that affiliates are mostly paid in come first.
    private static final List<String> COMMON = List.of("EUR", "USD", "GBP", "CHF", "PLN", "SEK", "INR", "BRL", "JPY");

    public CurrencyBox(Messages words, StringProperty currency) {
        super(words, words.text("forms.currency.none"));
        getStyleClass().add("currency-box");
        setAccessibleText(words.text("forms.currency"));
        Stream<String> others = Currency.getAvailableCurrencies().stream().map(Currency::getCurrencyCode)
                .filter(code -> !COMMON.contains(code)).sorted();
        getItems().setAll(Stream.of(Stream.of(""), COMMON.stream(), others).flatMap(codes -> codes).toList());
        currency.subscribe(code -> {
            if (!getItems().contains(code)) {
                getItems().add(code);
            }
            if (!code.equals(getValue())) {
                setValue(code);
            }
        });
        valueProperty().addListener((_, _, chosen) -> {
            // Searching clears the value for a moment.
            if (chosen != null && !chosen.equals(currency.get())) {
                currency.set(chosen);
            }
        });
    }
}
