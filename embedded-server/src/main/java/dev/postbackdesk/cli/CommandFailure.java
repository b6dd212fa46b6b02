package dev.postbackdesk.cli;

import dev.postbackdesk.receiver.ReceiverException;
import org.jspecify.annotations.Nullable;

/// A command can't do what it was asked to. The sentence goes to standard error and says what to do.
final class CommandFailure extends Exception {
    private static final long serialVersionUID = 1;

    private final Exit exit;
    private final String sentence;

    CommandFailure(Exit exit, String sentence) {
        this(exit, sentence, null);
    }

    CommandFailure(Exit exit, String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
        this.exit = exit;
        this.sentence = sentence;
    }

    static CommandFailure usage(String sentence) {
        return new CommandFailure(Exit.USAGE, sentence);
    }

    static CommandFailure of(ReceiverException failure) {
        return new CommandFailure(Exit.of(failure.kind()), failure.sentence(), failure);
    }

    Exit exit() {
        return exit;
    }

    String sentence() {
        return sentence;
    }
}
