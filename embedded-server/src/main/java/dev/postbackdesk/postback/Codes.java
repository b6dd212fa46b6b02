package dev.postbackdesk.postback;

import java.util.Arrays;

/// Results and statuses as small numbers, in the database. They never change their meaning.
public final class Codes {
    private Codes() {}

    public static int of(Result result) {
        return switch (result) {
            case ACCEPTED -> 1;
            case UPDATED -> 2;
            case DUPLICATE -> 3;
            case REJECTED -> 4;
        };
    }

    public static Result result(int code) {
        return Arrays.stream(Result.values()).filter(result -> of(result) == code).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No result has the code " + code));
    }

    public static int of(ConversionStatus status) {
        return switch (status) {
            case PENDING -> 1;
            case APPROVED -> 2;
            case DECLINED -> 3;
        };
    }

    public static ConversionStatus status(int code) {
        return Arrays.stream(ConversionStatus.values()).filter(status -> of(status) == code).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No status has the code " + code));
    }
}
