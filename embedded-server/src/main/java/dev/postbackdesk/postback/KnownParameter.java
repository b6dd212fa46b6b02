package dev.postbackdesk.postback;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The parameters that mean something in a postback. Names are compared exactly.
public enum KnownParameter {
    CLICK_ID("clickId"), ID("id"), VALUE("val"), COMMISSION("com"), PERCENT("comperc"), PARAM("param"), TRANSACTION_ID(
            "txid"), STATUS("status"), CURRENCY("currency"), TOKEN("token");

    private static final Map<String, KnownParameter> BY_NAME = Arrays.stream(values())
            .collect(Collectors.toUnmodifiableMap(KnownParameter::parameterName, Function.identity()));

    private final String name;

    KnownParameter(String name) {
        this.name = name;
    }

    /// As it is written in a URL.
    public String parameterName() {
        return name;
    }

    public static Optional<KnownParameter> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }
}
