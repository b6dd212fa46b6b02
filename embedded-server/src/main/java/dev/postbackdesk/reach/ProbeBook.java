package dev.postbackdesk.reach;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;

/// The nonces of the checks that are under way, and which of them came in. Only what was handed out is noted, and only
/// until it is taken back: whatever is asked of `/health`, no more than this is kept. Thread-safe.
public final class ProbeBook {
    private static final int MOST = 32;

    private final SecureRandom random = new SecureRandom();
    /// A ring: of more checks than anybody makes at once the oldest is forgotten.
    private final String[] handedOut = new String[MOST];
    private final boolean[] seen = new boolean[MOST];
    private int next;

    public ProbeBook() {
        Arrays.fill(handedOut, "");
    }

    /// Hands out a new one: 32 hex digits.
    synchronized String handOut() {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        String nonce = HexFormat.of().formatHex(bytes);
        handedOut[next] = nonce;
        seen[next] = false;
        next = (next + 1) % MOST;
        return nonce;
    }

    /// A request brought this.
    ///
    /// @param nonce of any content
    public synchronized void arrived(String nonce) {
        int at = nonce.isEmpty() ? -1 : Arrays.asList(handedOut).indexOf(nonce);
        if (at >= 0) {
            seen[at] = true;
        }
    }

    /// Whether it came in; it is forgotten then.
    synchronized boolean takeBack(String nonce) {
        int at = Arrays.asList(handedOut).indexOf(nonce);
        if (at < 0) {
            return false;
        }
        handedOut[at] = "";
        return seen[at];
    }
}
