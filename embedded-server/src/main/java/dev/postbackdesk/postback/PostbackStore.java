package dev.postbackdesk.postback;

import dev.postbackdesk.database.Participant;
import dev.postbackdesk.database.Settings;
import dev.postbackdesk.language.Saying;
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
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The writer's side of postbacks: numbers them, appends them, records what counts, and sums up. The writer's thread alone,
/// but for [#stored].
public final class PostbackStore implements Participant {
    /// @param keyKind see [Keys]
    private record Entry(Postback postback, int keyKind) {}

    private final InstantSource clock;
    private final Consumer<List<PostbackRow>> announced;
    private final RecordedStore recorded;
    private final RollUps rollUps;
    private final PostbackRows rows = new PostbackRows();
    private final Verdicts verdicts = new Verdicts();
    private final Consumer<List<PostbackRow>> judgedAgain;
    private final List<Entry> batch = new ArrayList<>();
    /// How many of them are written.
    private int flushed;
    private final AtomicLong stored = new AtomicLong();
    private volatile long highest;
    private long last;
    private long found;
    private @Nullable PreparedStatement insert;

    /// @param clock says when a postback was judged
    /// @param announced told what a commit held, in order of number
    /// @param judgedAgain told which of the earlier ones have another verdict since a commit
    public PostbackStore(InstantSource clock, Consumer<List<PostbackRow>> announced,
            Consumer<List<PostbackRow>> judgedAgain) {
        this(clock, announced, judgedAgain, new RecordedStore());
    }

    PostbackStore(InstantSource clock, Consumer<List<PostbackRow>> announced,
            Consumer<List<PostbackRow>> judgedAgain, RecordedStore recorded) {
        this.judgedAgain = judgedAgain;
        this.recorded = recorded;
        this.clock = clock;
        this.announced = announced;
        rollUps = new RollUps(clock);
    }

    /// How many postbacks are on disk. Any thread.
    public long stored() {
        return stored.get();
    }

    /// Has memory give to disk what it still holds back of the places of recorded conversions: for quiet times, in a job of
    /// the writer's. What it has not given when the program ends costs time at the next start, and is never lost.
    ///
    /// @param atMost how many; 4,096 take some 30 ms
    /// @return whether there was anything; there may be more
    public boolean settle(int atMost) {
        return recorded.settle(atMost);
    }

    /// Reads which keys are recorded, so that most later postbacks need no look into the table. Any thread; `reading` is its
    /// own.
    public void learn(Connection reading) throws SQLException {
        recorded.learn(reading);
    }

    /// Has the running batch count why earlier postbacks were rejected, where that was never done: for a job of the writer's.
    ///
    /// @param atMost how many numbers it looks at; 4,096 take some 20 ms
    /// @return whether there was anything to count; there may be more
    public boolean countReasons(int atMost) {
        return rollUps.reasons().countEarlier(atMost);
    }

    /// Whether it is summed up of every postback why it was rejected. Any thread.
    public boolean reasonsCounted() {
        return rollUps.reasons().uncounted() == 0;
    }

    /// The conversions that were recorded for clicks, each as it is now: those that hold a key, which of a conversion that
    /// counts every postback is the first without a transaction id. Any thread, with a connection of its own.
    ///
    /// @param clicks numbers of clicks
    public List<Recorded> recordedOf(Connection reading, NavigableSet<Long> clicks) throws SQLException {
        return recorded.of(reading, clicks);
    }

    /// What the judge compares with.
    RecordedStore recorded() {
        return recorded;
    }

    /// Gives a judged postback its number, and does what the verdict says.
    ///
    /// @param answer the HTTP status that it is answered with
    Postback add(Arrival arrival, Judgement judgement, int answer) throws SQLException {
        Postback postback = postback(++last, arrival, judgement, answer);
        follow(postback, judgement.verdict());
        batch.add(new Entry(postback, Keys.of(judgement.verdict())));
        rollUps.add(postback);
        return postback;
    }

    /// A stored postback as it is on disk; empty if there is none of that number, or the running batch judged it again.
    Optional<Postback> read(long number) throws SQLException {
        return verdicts.read(number);
    }

    /// Gives a stored, rejected postback another verdict, does what that says, and keeps the one before.
    Postback judgeAgain(Postback before, Judgement judgement) throws SQLException {
        if (before.result() != Result.REJECTED) {
            throw new IllegalStateException("Postback " + before.number() + " counts already");
        }
        Postback after = postback(before.number(), before.arrival(), judgement, before.answer());
        follow(after, judgement.verdict());
        verdicts.change(after, Keys.of(judgement.verdict()));
        rollUps.replace(before, after);
        return after;
    }

    private Postback postback(long number, Arrival arrival, Judgement judgement, int answer) {
        Long duplicateOf = switch (judgement.verdict()) {
            case Verdict.Updated updated -> updated.before().postback();
            case Verdict.Duplicate duplicate -> duplicate.of().postback();
            case Verdict.Accepted _,Verdict.Rejected _ -> null;
        };
        return new Postback(number, arrival, judgement.verdict().result(), judgement.findings(), judgement.reading(),
                duplicateOf, judgement.test(), answer, clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    private void follow(Postback postback, Verdict verdict) throws SQLException {
        switch (verdict) {
            case Verdict.Accepted accepted -> record(postback, accepted);
            case Verdict.Updated updated -> update(updated);
            case Verdict.Duplicate _,Verdict.Rejected _ -> {
                // Kept as it is; nothing else changes.
            }
        }
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
        flushed = 0;
        verdicts.open(connection);
        recorded.open(connection);
        rollUps.open(connection);
        insert = connection.prepareStatement(PostbackRows.INSERT);
        found = number(connection, "SELECT COALESCE(MAX(number), 0) FROM postback");
        last = Math.max(last, found);
        last = Math.max(last, Settings.get(connection, Settings.POSTBACKS_AFTER).map(Long::parseLong).orElse(0L));
        stored.set(number(connection, "SELECT COALESCE(SUM(postbacks), 0) FROM postback_total"));
    }

    @Override
    public Saying missing() {
        return found < highest ? Saying.of("said.store.lost-postbacks", found + 1, highest) : Saying.NOTHING;
    }

    private static long number(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    @Override
    public void flushAhead() throws SQLException {
        List<Entry> rest = batch.subList(flushed, batch.size());
        if (rest.isEmpty()) {
            return;
        }
        PreparedStatement statement = Objects.requireNonNull(insert);
        statement.clearBatch();
        for (Entry entry : rest) {
            rows.bind(statement, entry.postback, entry.keyKind);
            statement.addBatch();
        }
        statement.executeBatch();
        flushed = batch.size();
    }

    @Override
    public void flush() throws SQLException {
        flushAhead();
        verdicts.flush();
        recorded.flush();
        rollUps.flush();
    }

    @Override
    public OnDisk committed() {
        List<Postback> added = batch.stream().map(Entry::postback).toList();
        List<Postback> changed = verdicts.changed();
        if (added.isEmpty()) {
            recorded.committed();
        } else {
            recorded.committed(added.getLast().number());
        }
        batch.clear();
        flushed = 0;
        rollUps.committed();
        verdicts.forget();
        return added.isEmpty() && changed.isEmpty()
                ? OnDisk.NOTHING
                : OnDisk.of(() -> publish(added), () -> announce(added, changed));
    }

    private void publish(List<Postback> added) {
        if (!added.isEmpty()) {
            highest = added.getLast().number();
            stored.addAndGet(added.size());
        }
    }

    private void announce(List<Postback> added, List<Postback> changed) {
        if (!added.isEmpty()) {
            announced.accept(added.stream().map(PostbackRow::of).toList());
        }
        if (!changed.isEmpty()) {
            judgedAgain.accept(changed.stream().map(PostbackRow::of).toList());
        }
    }

    @Override
    public void rolledBack() {
        batch.clear();
        flushed = 0;
        verdicts.forget();
        recorded.rolledBack();
        rollUps.forget();
    }

    /// What a postback was judged before, the oldest first. Any thread, with a connection of its own.
    public static List<EarlierVerdict> earlierVerdicts(Connection reading, long number) throws SQLException {
        return Verdicts.earlier(reading, number);
    }
}
