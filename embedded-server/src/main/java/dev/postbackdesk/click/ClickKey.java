package dev.postbackdesk.click;

import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/// What `click-ids.key` holds: the secret of the click ids, and what keeps click numbers from being handed out twice.
///
/// @param secret see [ClickIds]
/// @param highestEpoch of all click numbers that may have been handed out
/// @param starts how often numbering was begun with this file: the database keeps the same count, and one with another is
///        not the one that this file was used with last
@SuppressWarnings("ArrayRecordComponent") // a key is raw bytes, and is compared by isOf alone
public record ClickKey(byte[] secret, long highestEpoch, long starts) {
    /// How many epochs are left out where the file with the highest one is lost: one more was begun at most each time a
    /// database was restored or begun anew since the newest copy that is left, and there are 8,192.
    static final long LOST = 16;

    private static final String HEADING = "# The secret of Postback Desk's click ids. Keep it beside the database, and to yourself.\n";

    /// @throws IllegalArgumentException if `text` is not what [#text] writes
    public static ClickKey parse(String text) {
        Map<String, String> values = new LinkedHashMap<>();
        text.lines().filter(line -> !line.startsWith("#")).map(line -> line.split("=", 2))
                .filter(pair -> pair.length == 2).forEach(pair -> values.put(pair[0].strip(), pair[1].strip()));
        byte[] secret = HexFormat.of().parseHex(values.getOrDefault("key", ""));
        ClickKey key = new ClickKey(secret, Long.parseLong(values.getOrDefault("highest-epoch", "")),
                Long.parseLong(values.getOrDefault("starts", "")));
        if (secret.length != ClickIds.KEY_BYTES || key.highestEpoch < 0 || key.starts < 0) {
            throw new IllegalArgumentException("A value is out of range");
        }
        return key;
    }

    /// The file's content.
    public String text() {
        return HEADING + "key=" + HexFormat.of().formatHex(secret) + "\nhighest-epoch=" + highestEpoch + "\nstarts="
                + starts + "\n";
    }

    /// Whether both make the same click ids.
    public boolean isOf(ClickKey other) {
        return Arrays.equals(secret, other.secret);
    }

    /// What the file has to hold before another database is put in place: then numbering goes on above all numbers that may
    /// have been handed out, and the database, whichever it is, does not pass for the one that was used last.
    ///
    /// @param known all that is known of this key; those of others don't count
    /// @param highestClick the highest click number in any database of this key
    /// @param starts the highest count of starts in any of them
    /// @param lost whether the file itself is lost, so that `known` are older copies
    public ClickKey above(Collection<ClickKey> known, long highestClick, long starts, boolean lost) {
        long epoch = Math.max(highestEpoch, highestClick / ClickNumbers.EPOCH);
        long count = Math.max(this.starts, starts);
        for (ClickKey other : known) {
            if (isOf(other)) {
                epoch = Math.max(epoch, other.highestEpoch);
                count = Math.max(count, other.starts);
            }
        }
        return new ClickKey(secret, lost ? epoch + LOST : epoch, count + 1);
    }
}
