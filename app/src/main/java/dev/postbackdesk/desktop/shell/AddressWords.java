package dev.postbackdesk.desktop.shell;

import dev.postbackdesk.desktop.fx.Format;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.reach.AddressCheck;
import dev.postbackdesk.reach.AddressCheck.Outcome;
import dev.postbackdesk.reach.Unreached;
import java.util.Locale;

/// What is said of a check of the public address. Pure.
public record AddressWords(Messages messages, Format format) {
    /// `works, checked 10:40`.
    public String shortly(AddressCheck check) {
        return messages.text("shell.address." + switch (check.outcome()) {
            case Outcome.Works _ -> "works";
            case Outcome.AnswerChanged _ -> "changed";
            case Outcome.SomethingElse _ -> "else";
            case Outcome.MovesOn _ -> "moves";
            case Outcome.Nothing _ -> "nothing";
        }, format.minute(check.at()));
    }

    /// What was found, as a sentence.
    public String title(AddressCheck check) {
        String host = String.valueOf(check.address().getAuthority());
        return switch (check.outcome()) {
            case Outcome.Works(var took) -> messages.text("shell.address.works.title", host, took.toMillis());
            case Outcome.AnswerChanged(int status) -> messages.text("shell.address.changed.title", host, code(status));
            case Outcome.SomethingElse(int status, boolean same) -> same
                    ? messages.text("shell.address.else.same.title", host)
                    : messages.text("shell.address.else.title", host, code(status));
            case Outcome.MovesOn(int status, var location) -> messages.text("shell.address.moves.title", host,
                    location, code(status));
            case Outcome.Nothing(var reason, var _) ->
                messages.text("shell.address.nothing.title." + key(reason), host);
        };
    }

    /// What to do about it; `""` where all is well.
    public String cure(AddressCheck check) {
        return switch (check.outcome()) {
            case Outcome.Works _ -> "";
            case Outcome.AnswerChanged _ -> messages.text("shell.address.changed.cure");
            case Outcome.SomethingElse(int _, boolean same) -> messages.text(
                    same ? "shell.address.else.same.cure" : "shell.address.else.cure");
            case Outcome.MovesOn _ -> messages.text("shell.address.moves.cure");
            case Outcome.Nothing(var reason, var _) -> messages.text("shell.address.nothing.cure." + key(reason));
        };
    }

    private static String code(int status) {
        return Integer.toString(status);
    }

    private static String key(Unreached.Reason reason) {
        return switch (reason) {
            case NAME_NOT_FOUND, REFUSED, TIMED_OUT, CERTIFICATE -> reason.name().toLowerCase(Locale.ROOT)
                    .replace('_', '-');
            // An address that the user named is called, whatever it is.
            case PRIVATE_ADDRESS, BROKEN -> "broken";
        };
    }
}
