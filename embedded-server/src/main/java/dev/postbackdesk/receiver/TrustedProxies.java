package dev.postbackdesk.receiver;

import dev.postbackdesk.conversion.SenderRange;
import dev.postbackdesk.database.SettingStore;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The proxies whose word on a sender's address counts: as a setting, or as a command named them. Thread-safe.
final class TrustedProxies implements Predicate<String> {
    static final String SETTING = "trusted-proxies";

    /// The ranges and the text that they were read from: every request asks.
    private record Read(String text, List<SenderRange> ranges) {}

    private final SettingStore settings;
    private volatile @Nullable List<SenderRange> overriding;
    private volatile Read read = new Read("", List.of());

    /// @param overriding what holds in place of the setting until another one is saved, or null
    TrustedProxies(SettingStore settings, @Nullable List<SenderRange> overriding) {
        this.settings = settings;
        this.overriding = overriding;
    }

    List<SenderRange> ranges() {
        List<SenderRange> named = overriding;
        if (named != null) {
            return named;
        }
        String text = settings.published(SETTING).orElse("");
        Read known = read;
        if (!known.text().equals(text)) {
            known = new Read(text, Arrays.stream(text.split(" ", -1))
                    .filter(range -> SenderRange.problem(range).isEmpty()).map(SenderRange::new).toList());
            read = known;
        }
        return known.ranges();
    }

    @Override
    public boolean test(String address) {
        for (SenderRange range : ranges()) {
            if (range.contains(address)) {
                return true;
            }
        }
        return false;
    }

    /// To be called in a job of the writer.
    void put(List<SenderRange> ranges) throws SQLException {
        settings.put(SETTING, ranges.isEmpty()
                ? null
                : ranges.stream().map(SenderRange::text).distinct().collect(Collectors.joining(" ")));
    }

    /// What was put is on disk.
    void saved() {
        overriding = null;
    }
}
