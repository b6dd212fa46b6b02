package dev.postbackdesk.postback;

/// What a judged postback is answered.
public final class Answers {
    private Answers() {}
}
