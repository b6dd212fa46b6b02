package dev.postbackdesk.desktop.scene;

import dev.postbackdesk.language.Saying;
import dev.postbackdesk.receiver.Receiver;
import dev.postbackdesk.receiver.ReceiverException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/// A receiver that does not answer what it is asked, or only says why not: for the pictures of what a screen shows then.
final class Troubled {
    /// What is asked for one row, and for what stands beside the names of what is defined.
    private static final Set<String> DETAILS = Set.of("postback", "clickHistory", "conversionFigures", "linkFigures");

    private Troubled() {}

    /// Answers nothing that has to be read.
    static Receiver silent(Receiver sound) {
        return over(sound, Set.of(), new CompletableFuture<>());
    }

    /// Can read nothing.
    static Receiver unreadable(Receiver sound) {
        return over(sound, Set.of(), failed());
    }

    /// Can read lists, and nothing more of what is in them.
    static Receiver partly(Receiver sound) {
        return over(sound, DETAILS, failed());
    }

    /// What the receiver says where its database does not answer.
    private static CompletableFuture<?> failed() {
        return CompletableFuture
                .failedFuture(new ReceiverException(ReceiverException.Kind.UNAVAILABLE, Saying.of("said.unreachable")));
    }

    /// @param questions to which `answer` is given; all where it is empty
    private static Receiver over(Receiver sound, Set<String> questions, CompletableFuture<?> answer) {
        return (Receiver) Proxy.newProxyInstance(Troubled.class.getClassLoader(), new Class<?>[]{Receiver.class},
                (_, method, arguments) -> {
                    boolean asked = questions.isEmpty() || questions.contains(method.getName());
                    if (asked && method.getReturnType() == CompletableFuture.class) {
                        // Each its own: one that is given up is cancelled.
                        return answer.copy();
                    }
                    try {
                        return method.invoke(sound, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause() == null ? e : e.getCause();
                    }
                });
    }
}
