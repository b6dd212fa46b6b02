package dev.postbackdesk.rehearsal;

/// What a fault comes to.
public enum Outcome {
    /// Nothing is found.
    WELL,
    /// The postback is rejected.
    REJECTED,
    /// It counts, and something is said of it.
    WARNED,
    /// It is kept as a duplicate of the first.
    DUPLICATE,
    /// It changes the first.
    UPDATED,
    /// Something is said of the link's clicks, or of the conversion as a whole.
    ON_THE_WHOLE
}
