package dev.postbackdesk.postback;

import dev.postbackdesk.click.Click;
import dev.postbackdesk.click.ClickFacts;
import dev.postbackdesk.click.ClickIds;
import dev.postbackdesk.click.ClickReader;
import dev.postbackdesk.click.ClickStore;
import dev.postbackdesk.database.FailedQuery;
import dev.postbackdesk.link.Definitions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Evidence from the database: in the writer with what the running batch adds, or from a connection that only reads.
public final class StoredEvidence implements Evidence {
    private interface Clicks {
        Optional<ClickFacts> find(long number) throws SQLException;
    }

    private final Supplier<Definitions> definitions;
    private final ClickIds ids;
    private final Clicks clicks;
    private final RecordedStore recorded;

    private StoredEvidence(Supplier<Definitions> definitions, ClickIds ids, Clicks clicks, RecordedStore recorded) {
        this.definitions = definitions;
        this.ids = ids;
        this.clicks = clicks;
        this.recorded = recorded;
    }

    /// What the writer's judge sees.
    static StoredEvidence ofWriter(Supplier<Definitions> definitions, ClickIds ids, ClickStore clicks,
            PostbackStore postbacks) {
        return new StoredEvidence(definitions, ids, clicks::find, postbacks.recorded());
    }

    /// What is stored now, as one connection sees it; to be used as long as nobody writes.
    public static StoredEvidence of(Definitions definitions, ClickIds ids, Connection connection) throws SQLException {
        RecordedStore recorded = new RecordedStore();
        recorded.open(connection);
        ClickReader clicks = new ClickReader(connection);
        return new StoredEvidence(() -> definitions, ids, number -> clicks.find(number).map(Click::facts), recorded);
    }

    @Override
    public Definitions definitions() {
        return definitions.get();
    }

    @Override
    public ClickIds clickIds() {
        return ids;
    }

    @Override
    public Optional<ClickFacts> click(long number) {
        try {
            return clicks.find(number);
        } catch (SQLException e) {
            throw new FailedQuery(e);
        }
    }

    @Override
    public Optional<Recorded> recorded(long clickNumber, int conversionKey, @Nullable String transactionId) {
        try {
            return recorded.find(clickNumber, conversionKey, transactionId).map(RecordedReader.Row::recorded);
        } catch (SQLException e) {
            throw new FailedQuery(e);
        }
    }

    @Override
    public Optional<Recorded> anyRecorded(long clickNumber, int conversionKey) {
        try {
            return recorded.earliest(clickNumber, conversionKey).map(RecordedReader.Row::recorded);
        } catch (SQLException e) {
            throw new FailedQuery(e);
        }
    }
}
