package dev.postbackdesk.benchmarks;

/// What is requested.
enum Kind {
    /// Postbacks to a conversion by transaction, each with a transaction id of its own: all that are accepted are
    /// recorded, which is the worst case.
    BY_TRANSACTION("C24CA0512421422E80996FBEBFD2211D"),
    /// Postbacks to a conversion that counts once per click: after a while, most are duplicates.
    ONCE("0A7B1E5C3D9F4826B1C0D4E8F2A69357"),
    /// Clicks on a tracking link.
    CLICKS("");

    private final String conversion;

    Kind(String conversion) {
        this.conversion = conversion;
    }

    /// The id in `setup.json`; `""` for clicks.
    String conversion() {
        return conversion;
    }
}
