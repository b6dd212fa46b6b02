package dev.postbackdesk.receiver;

import dev.postbackdesk.http.DoorReason;
import dev.postbackdesk.language.Saying;
import java.time.Instant;

/// Requests of one address that were refused for one reason before they became postbacks.
///
/// @param status what they were answered, e.g. 404
/// @param reason in English words, e.g. `no such path`
/// @param sender numeric address, or `other` where there were too many to tell apart
/// @param count how many
public record DoorRefusal(int status, String reason, String sender, long count, Instant first, Instant last) {
    /// The reason, for a user.
    public Saying said() {
        return DoorReason.said(reason);
    }

    /// Whether they are those of many senders.
    public boolean isOfOthers() {
        return sender.equals(DoorLog.OTHERS);
    }
}
