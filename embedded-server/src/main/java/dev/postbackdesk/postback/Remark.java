package dev.postbackdesk.postback;

/// Something that a user does to the [Remarks] of a postback. Immutable.
public sealed interface Remark {
    /// Pins it, or takes the pin off; doing so again changes nothing.
    record Pin(boolean on) implements Remark {}

    /// Writes a note: blanks around it and control characters are left out, and something of at most
    /// [Note#MOST_CHARACTERS] characters has to be left.
    record Write(String text) implements Remark {}

    /// Takes a note away; one that is not there any more is no matter.
    record Remove(int place) implements Remark {}

    /// Undoes a removal.
    record PutBack(Note note) implements Remark {}
}
