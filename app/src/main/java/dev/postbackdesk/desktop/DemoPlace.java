package dev.postbackdesk.desktop;

import dev.postbackdesk.desktop.demo.DemoDesk;
import dev.postbackdesk.desktop.demo.Reach;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.receiver.ReceiverException;
import java.net.InetAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where the demo listens. It may move to another address of this machine; where it can't, it goes on where it was, and never
/// ends because of that. Not thread-safe.
final class DemoPlace {
    private static final Logger LOG = LoggerFactory.getLogger(DemoPlace.class);

    private At wanted;
    private Optional<At> last = Optional.empty();
    private Optional<Refused> refused = Optional.empty();

    /// An address and a port; 0 for any free one.
    private record At(String bind, int port) {
        @Override
        public String toString() {
            return (bind.contains(":") ? "[" + bind + "]" : bind) + ":" + port;
        }
    }

    /// Where it should have listened, and why it could not.
    private record Refused(At at, ReceiverException why) {}

    /// Opens something that listens.
    @FunctionalInterface
    interface Opening<T> {
        T at(String bind, int port) throws ReceiverException;
    }

    /// @param port 0 for any free one
    DemoPlace(String bind, int port) {
        wanted = new At(bind, port);
    }

    String bind() {
        return wanted.bind();
    }

    /// From the next opening on.
    void move(String bind) {
        wanted = new At(bind, wanted.port());
    }

    /// Something listens, on a port that stays the same from now on.
    void listening(int port) {
        wanted = new At(wanted.bind(), port);
        last = Optional.of(wanted);
    }

    /// @throws ReceiverException if it never listened before, or can't be opened for another reason than its address
    <T> T open(Opening<T> opening) throws ReceiverException {
        refused = Optional.empty();
        for (At at : candidates()) {
            try {
                T opened = opening.at(at.bind(), at.port());
                wanted = at;
                return opened;
            } catch (ReceiverException e) {
                if (last.isEmpty() || !isAboutTheAddress(e)) {
                    throw e;
                }
                LOG.warn("The demo can't listen on {}", at, e);
                refused = refused.or(() -> Optional.of(new Refused(at, e)));
            }
        }
        throw refused.orElseThrow().why();
    }

    /// After what is wanted, where it was; but not where others reach it, once it is to be closed to them.
    private List<At> candidates() {
        List<At> candidates = new ArrayList<>(List.of(wanted));
        last.filter(_ -> !isAlone(wanted.bind())).ifPresent(candidates::add);
        candidates.add(new At(DemoDesk.ALONE, wanted.port()));
        candidates.add(new At(DemoDesk.ALONE, 0));
        return candidates.stream().distinct().toList();
    }

    private static boolean isAboutTheAddress(ReceiverException e) {
        return e.kind() == ReceiverException.Kind.PORT_TAKEN || e.kind() == ReceiverException.Kind.INVALID;
    }

    /// Whether nobody but this machine reaches an address.
    static boolean isAlone(String bind) {
        try {
            return bind.equals("localhost") || InetAddress.ofLiteral(bind).isLoopbackAddress();
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    /// Whether it listens on all addresses of this machine: that is none that anybody could call.
    static boolean isEverywhere(String bind) {
        try {
            return InetAddress.ofLiteral(bind).isAnyLocalAddress();
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    /// Where phones call it, if that is not where it listens.
    ///
    /// @param reaches addresses of this machine, the likeliest first
    static Optional<URI> calledAt(String bind, int port, List<Reach> reaches) {
        return isEverywhere(bind)
                ? reaches.stream().findFirst().map(reach -> URI.create("http://" + reach.address() + ":" + port))
                : Optional.empty();
    }

    /// What the user is told where it listens elsewhere than was asked for; once it does.
    Optional<Function<Messages, String>> refusal() {
        String now = wanted.toString();
        return refused.map(it -> words -> {
            if (isAlone(it.at().bind())) {
                return words.text("demo.other-port", it.at(), now);
            }
            return switch (it.why().kind()) {
                case PORT_TAKEN -> words.text("demo.not-moved-taken", it.at(), now);
                case INVALID -> words.text("demo.not-moved-gone", it.at().bind(), now);
                case IN_USE, DATA, UNAVAILABLE -> throw new IllegalStateException("Not about the address", it.why());
            };
        });
    }
}
