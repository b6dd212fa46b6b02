package dev.postbackdesk.receiver;

import java.math.BigDecimal;
import java.util.SortedMap;

/// What arrived for one conversion, tests left out.
///
/// @param today postbacks accepted since midnight in the system's time zone
/// @param accepted over the last seven days
/// @param rejected over the last seven days
/// @param worthless how many were recorded over the last seven days, if every one of them has the value 0; else 0
/// @param commission over the last seven days by currency, declined ones left out; `""` stands for none named
public record ConversionFigures(long today, long accepted, long rejected, long worthless,
        SortedMap<String, BigDecimal> commission) {}
