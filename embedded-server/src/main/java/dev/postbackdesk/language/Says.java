package dev.postbackdesk.language;

/// Knows what to tell a user, in any language. Exceptions are; their message is the English of it.
public interface Says {
    Saying saying();
}
