package dev.postbackdesk.receiver;

import java.math.BigDecimal;
import java.util.SortedMap;

/// What happened on one tracking link, tests left out.
///
/// @param clicksToday since midnight in the system's time zone, crawlers included
/// @param clicks over the last seven days, crawlers included
/// @param bots of them crawlers
/// @param prefetches what only looked, and is no click: browsers that load ahead, and previews; over the last seven days
/// @param postbacks that arrived for its clicks, over the last seven days
/// @param accepted of them
/// @param commission by currency, as in [ConversionFigures]
public record LinkFigures(long clicksToday, long clicks, long bots, long prefetches, long postbacks,
        long accepted, SortedMap<String, BigDecimal> commission) {}
