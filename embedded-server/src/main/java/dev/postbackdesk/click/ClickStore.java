package dev.postbackdesk.click;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.postbackdesk.database.AdditiveTable;
import dev.postbackdesk.database.Participant;
import dev.postbackdesk.database.Times;
import dev.postbackdesk.language.Saying;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/// The writer's side of clicks: numbers them, appends them, and sums them up. The writer's thread alone,
/// but for what says otherwise.
public final class ClickStore implements Participant {
    private static final BigDecimal NONE = BigDecimal.ZERO;
    private static final BigDecimal ONE = BigDecimal.ONE;

    private final ClickNumbers numbers;
    private final IntConsumer stored;
    private final AdditiveTable rollup = new AdditiveTable("click_rollup", List.of("bucket", "link_key"),
            List.of("clicks", "bots", "prefetches"));
    /// Not yet committed: what the batch's later postbacks may already be about.
    private final Map<Long, Click> batch = new LinkedHashMap<>();
    private final RecentClicks recent = new RecentClicks();
    private volatile long highest;
    private long found;
    private @Nullable PreparedStatement insert;
    private @Nullable ClickReader reader;

    /// @param stored told how many clicks a commit held
    public ClickStore(ClickNumbers numbers, IntConsumer stored) {
        this.numbers = numbers;
        this.stored = stored;
    }

    /// Gives a visit its number, and keeps it as a click.
    Click add(Visit visit, int linkKey, boolean bot) throws IOException {
        Click click = new Click(numbers.next(), visit.at(), linkKey, visit.query(), visit.sender(), visit.userAgent(),
                visit.referer(), bot, visit.test());
        batch.put(click.number(), click);
        if (!click.test()) {
            rollup.add(key(visit.at(), linkKey), ONE, bot ? ONE : NONE, NONE);
        }
        return click;
    }

    /// Counts what looked at a tracking link without following it.
    void addPrefetch(Instant at, int linkKey) {
        rollup.add(key(at, linkKey), NONE, NONE, ONE);
    }

    /// A click on disk or of the running batch.
    public Optional<ClickFacts> find(long number) throws SQLException {
        Click click = batch.get(number);
        if (click != null) {
            return Optional.of(click.facts());
        }
        Optional<ClickFacts> found = recent.find(number);
        if (found.isEmpty()) {
            found = Objects.requireNonNull(reader).find(number).map(Click::facts);
            found.ifPresent(recent::put);
        }
        return found;
    }

    /// A click on disk, if it is one of those that memory holds. Any thread.
    public Optional<ClickFacts> recent(long number) {
        return recent.find(number);
    }

    private static List<Object> key(Instant at, int linkKey) {
        return List.of(Times.bucket(at), linkKey);
    }

    @Override
    public void open(Connection connection) throws SQLException {
        forget();
        recent.clear();
        insert = connection.prepareStatement("""
                INSERT INTO click (number, clicked_at, link_key, query, sender, user_agent, referer, bot, test)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""");
        reader = new ClickReader(connection);
        rollup.open(connection);
        found = ClickNumbers.highest(connection);
        numbers.atLeast(found);
    }

    /// The number of the newest click that was stored since the start, or 0. Any thread.
    public long newest() {
        return highest;
    }

    @Override
    public Saying missing() {
        return found < highest ? Saying.of("said.store.lost-clicks", found + 1, highest) : Saying.NOTHING;
    }

    @Override
    public void flush() throws SQLException {
        if (!batch.isEmpty()) {
            PreparedStatement statement = Objects.requireNonNull(insert);
            statement.clearBatch();
            for (Click click : batch.values()) {
                statement.setLong(1, click.number());
                statement.setLong(2, Times.micros(click.at()));
                statement.setInt(3, click.linkKey());
                statement.setBytes(4, click.query().getBytes(ISO_8859_1));
                statement.setString(5, click.sender());
                statement.setString(6, click.userAgent());
                statement.setString(7, click.referer());
                statement.setBoolean(8, click.bot());
                statement.setBoolean(9, click.test());
                statement.addBatch();
            }
            statement.executeBatch();
        }
        rollup.flush();
    }

    @Override
    public OnDisk committed() {
        if (batch.isEmpty()) {
            forget();
            return OnDisk.NOTHING;
        }
        int count = batch.size();
        long newest = Collections.max(batch.keySet());
        batch.values().forEach(click -> recent.put(click.facts()));
        forget();
        return OnDisk.of(() -> highest = newest, () -> stored.accept(count));
    }

    @Override
    public void rolledBack() {
        forget();
    }

    private void forget() {
        batch.clear();
        rollup.clear();
    }
}
