package dev.postbackdesk.desktop.guide;

import org.jspecify.annotations.Nullable;

/// Some words of the guide that look alike.
///
/// @param to where they lead, or null
record Run(String text, Face face, @Nullable Way to) {
    /// How words look.
    enum Face {
        PLAIN, STRONG, EMPHASIS, CODE
    }

    /// Where a link leads.
    sealed interface Way {
        /// To a page of the guide.
        ///
        /// @param anchor of a heading, `""` for the beginning
        record Inside(String page, String anchor) implements Way {}

        /// To an address elsewhere, which the program does not open.
        record Outside(String address) implements Way {}
    }
}
