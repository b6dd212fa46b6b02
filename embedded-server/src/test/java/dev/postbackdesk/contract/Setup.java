package dev.postbackdesk.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Writes a definitions file the way a user would.
final class Setup {
    /// The conversion of the contract's own examples.
    static final String SALE = "C24CA0512421422E80996FBEBFD2211D";

    private final List<String> conversions = new ArrayList<>();
    private final List<String> links = new ArrayList<>();

    /// One conversion `Sale` with the defaults, on the link `summer`.
    static Setup usual() {
        return new Setup().conversion(SALE, "Sale", "").link("summer", SALE);
    }

    /// @param more further fields, each after a comma, or empty
    Setup conversion(String id, String name, String more) {
        conversions.add("{\"id\": \"%s\", \"name\": \"%s\"%s}".formatted(id, name, more));
        return this;
    }

    Setup link(String slug, String... ids) {
        return linkTo(slug, "https://shop.example/landing?s2=[s2sidentifier]", "", ids);
    }

    /// @param more further fields, each after a comma, or empty
    Setup linkTo(String slug, String destination, String more, String... ids) {
        String list = List.of(ids).stream().map(id -> '"' + id + '"').collect(Collectors.joining(", "));
        links.add("{\"slug\": \"%s\", \"name\": \"Link %s\", \"destination\": \"%s\", \"conversions\": [%s]%s}"
                .formatted(slug, slug, destination, list, more));
        return this;
    }

    String json() {
        return "{\"conversions\": [" + String.join(",\n", conversions) + "],\n \"links\": ["
                + String.join(",\n", links) + "]}";
    }

    /// A conversion id that ends with these digits.
    static String id(int number) {
        return "C0FFEE0000000000000000000000%04d".formatted(number);
    }
}
