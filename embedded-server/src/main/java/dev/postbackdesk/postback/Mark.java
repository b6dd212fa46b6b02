package dev.postbackdesk.postback;

/// What lists show of a postback's [Remarks].
///
/// @param notes how many there are
public record Mark(boolean pinned, int notes) {
    public static final Mark NONE = new Mark(false, 0);
}
