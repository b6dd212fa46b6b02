package dev.postbackdesk.receiver;

import dev.postbackdesk.conversion.SenderRange;
import dev.postbackdesk.database.Database;
import dev.postbackdesk.shop.Offer;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How to open a receiver. Immutable.
///
/// @param data the data folder; made if it is not there
/// @param holder what another program is told that finds the folder in use, e.g. `Postback Desk`
/// @param bind the address to listen on
/// @param port 0 to 65535; 0 takes any free one
/// @param publicAddress overrides the remembered one, or null
/// @param clock stamps arrivals
/// @param listening false opens no socket and calls itself `http://bind:port` all the same: for pictures
/// @param clickKey the key of click ids for a new data folder, or null for a random one: pictures need the same ids each
///        time
/// @param medium what stands before the database's path in H2's address: [Database#FILES], or another file system of H2
///        for proofs that make disks fail
/// @param trustedProxies overrides the remembered ones, or null; see [Receiver#trustedProxies]
/// @param shop what the demo shop offers; empty for no shop
@SuppressWarnings("ArrayRecordComponent") // a key is raw bytes, and configurations are never compared
public record ReceiverConfig(Path data, String holder, String bind, int port, @Nullable URI publicAddress,
        InstantSource clock, boolean listening, byte @Nullable [] clickKey, String medium,
        @Nullable List<SenderRange> trustedProxies, List<Offer> shop) {

    public static final String DEFAULT_BIND = "127.0.0.1";
    public static final int DEFAULT_PORT = 8377;

    /// In ordinary files.
    public ReceiverConfig(Path data, String holder, String bind, int port, @Nullable URI publicAddress,
            InstantSource clock, boolean listening, byte @Nullable [] clickKey) {
        this(data, holder, bind, port, publicAddress, clock, listening, clickKey, Database.FILES, null,
                List.of());
    }

    public static ReceiverConfig of(Path data, String holder) {
        return new ReceiverConfig(data, holder, DEFAULT_BIND, DEFAULT_PORT, null, InstantSource.system(), true, null);
    }

    public ReceiverConfig at(String otherBind, int otherPort) {
        return new ReceiverConfig(data, holder, otherBind, otherPort, publicAddress, clock, listening, clickKey,
                medium, trustedProxies, shop);
    }

    public ReceiverConfig reachedBy(@Nullable URI address) {
        return new ReceiverConfig(data, holder, bind, port, address, clock, listening, clickKey, medium,
                trustedProxies, shop);
    }

    /// The store alone, without a socket: for commands that change definitions.
    public ReceiverConfig notListening() {
        return new ReceiverConfig(data, holder, bind, port, publicAddress, clock, false, clickKey, medium,
                trustedProxies, shop);
    }

    /// On another file system of H2.
    public ReceiverConfig on(String otherMedium) {
        return new ReceiverConfig(data, holder, bind, port, publicAddress, clock, listening, clickKey, otherMedium,
                trustedProxies, shop);
    }

    /// Behind proxies.
    public ReceiverConfig trusting(@Nullable List<SenderRange> proxies) {
        return new ReceiverConfig(data, holder, bind, port, publicAddress, clock, listening, clickKey, medium,
                proxies == null ? null : List.copyOf(proxies), shop);
    }

    /// With the demo shop.
    public ReceiverConfig selling(List<Offer> offers) {
        return new ReceiverConfig(data, holder, bind, port, publicAddress, clock, listening, clickKey, medium,
                trustedProxies, List.copyOf(offers));
    }

    /// With another clock.
    public ReceiverConfig timedBy(InstantSource other) {
        return new ReceiverConfig(data, holder, bind, port, publicAddress, other, listening, clickKey, medium,
                trustedProxies, shop);
    }

    /// With this key of click ids in a new data folder.
    public ReceiverConfig keyed(byte[] key) {
        return new ReceiverConfig(data, holder, bind, port, publicAddress, clock, listening, key, medium,
                trustedProxies, shop);
    }
}
