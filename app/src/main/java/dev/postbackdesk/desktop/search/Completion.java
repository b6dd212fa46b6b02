package dev.postbackdesk.desktop.search;

import java.util.List;

/// What the term at the cursor may become. Immutable.
///
/// @param heading what is offered, `""` for none
/// @param from where the term begins
/// @param to where it ends
/// @param understood whether it means something as it stands: then nothing is chosen until the user does so
record Completion(String heading, List<Offer> offers, int from, int to, boolean understood) {
    static final Completion NONE = new Completion("", List.of(), 0, 0, true);

    Completion {
        offers = List.copyOf(offers);
    }

    /// One of them.
    ///
    /// @param text takes the place of the term
    /// @param typed which part of it was typed, for emphasis
    /// @param explains in a few words
    /// @param complete whether nothing has to follow
    /// @param free whether it is sought as text
    record Offer(String text, String typed, String explains, boolean complete, boolean free) {}
}
