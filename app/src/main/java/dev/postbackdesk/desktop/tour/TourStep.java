package dev.postbackdesk.desktop.tour;

import java.util.List;

/// One station of the tour. Immutable.
///
/// @param name the last part of its keys `tour.….title` and `tour.….text`
/// @param targets what it points at: the first that is there
record TourStep(String name, List<Target> targets) {
    /// A control.
    ///
    /// @param selector as CSS writes it
    record Target(String screen, String selector) {}

    TourStep {
        targets = List.copyOf(targets);
    }

    private static TourStep of(String name, Target... targets) {
        return new TourStep(name, List.of(targets));
    }

    /// The way of a sale: from the receiver to the address that merchants call.
    static List<TourStep> all() {
        return List.of(of("receiver", new Target("live", "#status-receiving")),
                of("conversion", new Target("conversions", "#new-conversion")),
                of("link", new Target("links", "#new-link")),
                of("click", new Target("links", "#click-it-now"), new Target("links", "#nav-clicks"),
                        new Target("links", "#nav-links")),
                of("postback", new Target("conversions", "#postback-card"), new Target("conversions", "#postback-dock"),
                        new Target("live", "#empty-curl")),
                of("row", new Target("live", "#live-table"), new Target("live", "#empty-postback"),
                        new Target("live", "#empty-words")),
                of("explanation", new Target("live", "#detail"), new Target("live", "#nav-check")),
                of("address", new Target("live", "#status-public")));
    }
}
