package dev.postbackdesk.database;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Times as they are stored: whole microseconds since 1970.
public final class Times {
    /// Seconds of a roll-up's bucket. Every time zone's midnight begins one.
    public static final long BUCKET = 900;

    private Times() {}

    public static long micros(Instant at) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at);
    }

    public static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    /// When the bucket began that `at` falls into, in seconds since 1970.
    public static long bucket(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), BUCKET) * BUCKET;
    }
}
