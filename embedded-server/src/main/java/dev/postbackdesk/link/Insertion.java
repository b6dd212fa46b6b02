package dev.postbackdesk.link;

/// What becomes of a destination when `parameter=[s2sidentifier]` is to be put in.
public sealed interface Insertion {
    /// It is put in: a parameter of that name was absent or empty.
    record Placed(String destination) implements Insertion {}

    /// The token stands there already, and nothing was changed but an encoded one written plainly.
    record Present(String destination) implements Insertion {}

    /// A parameter of that name holds something that may matter: the user decides.
    ///
    /// @param value what it holds, as it is written
    /// @param replaced the destination with the token in its place
    /// @param added the destination with a further parameter of that name, the shop then sees both
    record Occupied(String value, String replaced, String added) implements Insertion {}
}
