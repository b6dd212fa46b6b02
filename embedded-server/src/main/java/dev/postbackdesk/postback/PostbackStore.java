package dev.postbackdesk.postback;

import dev.postbackdesk.database.Participant;
import dev.postbackdesk.database.Settings;
import dev.postbackdesk.postback.RecordedReader.Row;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The writer's side of postbacks: numbers them, appends them, records what counts, and sums up. The writer's thread alone,
/// but for [#stored].
public final class PostbackStore implements Participant {
    private final InstantSource clock;
    private final Consumer<List<PostbackRow>> announced;
    private final RecordedStore recorded = new RecordedStore();
    private final RollUps rollUps;
    private final PostbackRows rows = new PostbackRows();
    private final List<Postback> batch = new ArrayList<>();
    private List<Postback> committed = List.of();
    private long last;
    private volatile long stored;
    private @Nullable PreparedStatement insert;

    /// @param clock says when a postback was judged
    /// @param announced told what a commit held, in order of number
    public PostbackStore(InstantSource clock, Consumer<List<PostbackRow>> announced) {
        this.clock = clock;
        this.announced = announced;
        rollUps = new RollUps(clock);
    }

    /// How many postbacks are on disk. Any thread.
    public long stored() {
        return stored;
    }

    /// What the judge compares with.
    RecordedStore recorded() {
        return recorded;
    }

    /// Gives a judged postback its number, and does what the verdict says.
    ///
    /// @param answer the HTTP status that it is answered with
    Postback add(Arrival arrival, Judgement judgement, int answer) throws SQLException {
        Verdict verdict = judgement.verdict();
        Long duplicateOf = switch (verdict) {
            case Verdict.Updated updated -> updated.before().postback();
            case Verdict.Duplicate duplicate -> duplicate.of().postback();
            case Verdict.Accepted _,Verdict.Rejected _ -> null;
        };
        Postback postback = new Postback(++last, arrival, verdict.result(), judgement.findings(),
                judgement.reading(), duplicateOf, judgement.test(), answer,
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        switch (verdict) {
            case Verdict.Accepted accepted -> record(postback, accepted);
            case Verdict.Updated updated -> update(updated);
            case Verdict.Duplicate _,Verdict.Rejected _ -> {
                // Kept as it is; nothing else changes.
            }
        }
        batch.add(postback);
        rollUps.add(postback);
        return postback;
    }

    private void record(Postback postback, Verdict.Accepted accepted) throws SQLException {
        Reading reading = postback.reading();
        int link = Objects.requireNonNullElse(reading.linkKey(), 0);
        Recorded now = new Recorded(Objects.requireNonNull(reading.clickNumber()),
                Objects.requireNonNull(reading.conversionKey()), accepted.transactionId(), postback.number(),
                postback.arrival().receivedAt(), accepted.status(), orZero(reading.value()),
                orZero(reading.commission()), reading.currency());
        if (accepted.opensKey()) {
            recorded.insert(now, link, postback.test());
        }
        rollUps.record(now, link, postback.test());
    }

    private void update(Verdict.Updated updated) throws SQLException {
        Recorded before = updated.before();
        Row row = recorded.find(before.clickNumber(), before.conversionKey(), before.transactionId())
                .orElseThrow(() -> new IllegalStateException("What is updated was recorded"));
        recorded.update(row, updated.after());
        rollUps.change(row.recorded(), updated.after(), row.linkKey(), row.test());
    }

    private static BigDecimal orZero(@Nullable BigDecimal amount) {
        return amount == null ? BigDecimal.ZERO : amount;
    }

    @Override
    public void open(Connection connection) throws SQLException {
        batch.clear();
        recorded.open(connection);
        rollUps.open(connection);
        insert = connection.prepareStatement(PostbackRows.INSERT);
        last = Math.max(last, number(connection, "SELECT COALESCE(MAX(number), 0) FROM postback"));
        last = Math.max(last, Settings.get(connection, Settings.POSTBACKS_AFTER).map(Long::parseLong).orElse(0L));
        stored = number(connection, "SELECT COALESCE(SUM(postbacks), 0) FROM postback_total");
    }

    private static long number(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    @Override
    public void flush() throws SQLException {
        if (!batch.isEmpty()) {
            PreparedStatement statement = Objects.requireNonNull(insert);
            statement.clearBatch();
            for (Postback postback : batch) {
                rows.bind(statement, postback);
                statement.addBatch();
            }
            statement.executeBatch();
        }
        recorded.flush();
        rollUps.flush();
    }

    @Override
    public void committed() {
        committed = List.copyOf(batch);
        long now = stored + batch.size();
        stored = now;
        batch.clear();
        recorded.committed();
    }

    @Override
    public void rolledBack() {
        batch.clear();
        recorded.rolledBack();
        rollUps.forget();
    }

    @Override
    public void announce() {
        if (!committed.isEmpty()) {
            announced.accept(committed.stream().map(PostbackRow::of).toList());
            committed = List.of();
        }
    }
}
