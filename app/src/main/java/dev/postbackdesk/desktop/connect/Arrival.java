package dev.postbackdesk.desktop.connect;

import dev.postbackdesk.link.Destination;
import dev.postbackdesk.reach.LinkWalk;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What became of the click id between our redirect and the page where the merchant reads it. Pure.
sealed interface Arrival {
    /// It stands where it was put.
    ///
    /// @param host of the page
    record Kept(String host) implements Arrival {}

    /// It arrived, elsewhere in the address than it was put.
    ///
    /// @param url of the page
    record Moved(String host, String url) implements Arrival {}

    /// A page took it and sent the visitor on without it: a network does, and keeps the id itself, or the shop put it into a
    /// cookie.
    record HandedOver(LinkWalk.Loss loss) implements Arrival {}

    /// The shop lost it.
    record Lost(LinkWalk.Loss loss) implements Arrival {}

    /// There was none from the start.
    record Missing() implements Arrival {}

    /// Something else stands in its place.
    record Other(String read) implements Arrival {}

    /// @param parameter of the destination that carries the id, `""` where it stands in the path
    /// @param location that our redirect named
    /// @param clickId that was put into it, or null
    /// @param walk from there on; null where nobody followed, or it led nowhere
    static Arrival of(String parameter, String location, @Nullable String clickId, @Nullable LinkWalk walk) {
        String first = parameter.isEmpty() ? clickId : Destination.valueOf(location, parameter).orElse(null);
        if (first == null || clickId == null) {
            return new Missing();
        }
        if (!first.equals(clickId)) {
            return new Other(first);
        }
        if (walk == null || walk.hops().isEmpty()) {
            return new Kept("");
        }
        Optional<LinkWalk.Loss> loss = walk.loss();
        if (loss.isPresent()) {
            return loss.get().sameSite() && !loss.get().keptInCookie()
                    ? new Lost(loss.get())
                    : new HandedOver(loss.get());
        }
        LinkWalk.Hop last = walk.hops().getLast();
        boolean same = parameter.isEmpty()
                ? last.url().toLowerCase(Locale.ROOT).contains(clickId)
                : Destination.valueOf(last.url(), parameter).filter(clickId::equalsIgnoreCase).isPresent();
        return same ? new Kept(last.host()) : new Moved(last.host(), last.url());
    }
}
