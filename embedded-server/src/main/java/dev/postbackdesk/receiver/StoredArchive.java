package dev.postbackdesk.receiver;

import dev.postbackdesk.backup.BackupFolder;
import dev.postbackdesk.backup.BackupMaker;
import dev.postbackdesk.click.Click;
import dev.postbackdesk.click.ClickIds;
import dev.postbackdesk.click.ClickNumbers;
import dev.postbackdesk.click.ClickReader;
import dev.postbackdesk.database.CannotOpen;
import dev.postbackdesk.database.DataFolder;
import dev.postbackdesk.database.Database;
import dev.postbackdesk.database.Settings;
import dev.postbackdesk.database.Times;
import dev.postbackdesk.language.Saying;
import dev.postbackdesk.link.DefinitionStore;
import dev.postbackdesk.link.Definitions;
import dev.postbackdesk.link.Networks;
import dev.postbackdesk.link.NetworksFile;
import dev.postbackdesk.postback.Codes;
import dev.postbackdesk.postback.Evidence;
import dev.postbackdesk.postback.Postback;
import dev.postbackdesk.postback.PostbackRows;
import dev.postbackdesk.postback.Result;
import dev.postbackdesk.postback.StoredEvidence;
import dev.postbackdesk.receiver.ReceiverException.Kind;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/// The archive in a data folder.
public final class StoredArchive implements Archive {
    /// Rows that are held at once: with the biggest bodies there are, some 15 MB.
    private static final int BLOCK = 200;

    private final Closer closer;
    private final Handle handle;
    private final Definitions definitions;
    private final Optional<URI> publicAddress;
    private final ClickIds ids;
    private final ClickReader clicks;
    private final PostbackRows rows = new PostbackRows();

    private StoredArchive(Closer closer, Handle handle, ClickIds ids) throws SQLException {
        this.closer = closer;
        this.handle = handle;
        this.ids = ids;
        definitions = DefinitionStore.read(handle.getConnection());
        publicAddress = Settings.get(handle.getConnection(), LocalReceiver.PUBLIC_ADDRESS).map(URI::create);
        clicks = new ClickReader(handle.getConnection());
    }

    /// Whether anything was ever stored in a data folder, be it lost by now.
    public static boolean isThere(Path data) {
        return Database.isThere(data);
    }

    /// Opens the archive of a data folder, which is made if it is not there.
    ///
    /// @param holder what another program is told that finds the folder in use
    /// @throws ReceiverException of kind `IN_USE` or `DATA`
    public static StoredArchive open(Path data, String holder) throws ReceiverException {
        Closer closer = new Closer();
        try {
            DataFolder folder = closer.add(DataFolder.lock(data, holder, Instant.now()));
            BackupMaker maker = new BackupMaker(folder, new BackupFolder(folder.path()), InstantSource.system());
            return open(folder, closer.add(Database.open(folder, Database.FILES, maker::beforeMigration)), closer);
        } catch (CannotOpen e) {
            closer.closeAfter(e);
            throw Failures.toException(e, data);
        } catch (RuntimeException e) {
            closer.closeAfter(e);
            throw unreadable(e);
        }
    }

    private static StoredArchive open(DataFolder folder, Database database, Closer closer) throws CannotOpen {
        try {
            Handle handle = closer.add(database.openHandle());
            // Without a key no click was ever made, and any key reads none.
            byte[] key = ClickNumbers.key(folder).orElseGet(() -> new byte[ClickIds.KEY_BYTES]);
            return new StoredArchive(closer, handle, new ClickIds(key));
        } catch (SQLException e) {
            throw database.closeBecause(e);
        }
    }

    @Override
    public Definitions definitions() {
        return definitions;
    }

    @Override
    public Optional<URI> publicAddress() {
        return publicAddress;
    }

    @Override
    public Networks networks() throws ReceiverException {
        try {
            return NetworksFile.shipped().withOwn(KnownNetworks
                    .own(Settings.get(handle.getConnection(), KnownNetworks.SETTING).orElse("")));
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    @Override
    public void forEachPostback(ExportRange range, Consumer<Postback> consumer) throws ReceiverException {
        long after = -1;
        Instant since = range.since();
        if (since != null) {
            Optional<Long> lowest = PostbackPages.lowestSince(handle, since);
            if (lowest.isEmpty()) {
                return;
            }
            after = lowest.get() - 1;
        }
        List<Postback> block = postbacks(range, after);
        while (!block.isEmpty()) {
            block.forEach(consumer);
            block = postbacks(range, block.getLast().number());
        }
    }

    private List<Postback> postbacks(ExportRange range, long after) throws ReceiverException {
        Instant since = range.since();
        Instant until = range.until();
        Result result = range.result();
        try (Query query = handle.createQuery("SELECT " + PostbackRows.ALL + " FROM postback WHERE number > :after"
                + (since == null ? "" : " AND received_at >= :since")
                + (until == null ? "" : " AND received_at < :until") + (result == null ? "" : " AND result = :result")
                + " ORDER BY number LIMIT :limit")) {
            query.bind("after", after).bind("limit", BLOCK);
            if (since != null) {
                query.bind("since", Times.micros(since));
            }
            if (until != null) {
                query.bind("until", Times.micros(until));
            }
            if (result != null) {
                query.bind("result", Codes.of(result));
            }
            return query.map((row, _) -> rows.postback(row)).list();
        } catch (RuntimeException e) {
            // Jdbi's own, or what a row's bytes trip over that make no sense: the file is damaged.
            throw unreadable(e);
        }
    }

    @Override
    public void forEachClick(ExportRange range, Consumer<ClickRecord> consumer) throws ReceiverException {
        List<Click> block = clicks(0);
        while (!block.isEmpty()) {
            for (Click click : block) {
                if (range.covers(click.at())) {
                    consumer.accept(new ClickRecord(click, ids.encode(click.number()),
                            definitions.link(click.linkKey()).orElseThrow().link().slug().value()));
                }
            }
            block = clicks(block.getLast().number());
        }
    }

    private List<Click> clicks(long after) throws ReceiverException {
        try {
            return clicks.after(after, BLOCK);
        } catch (SQLException | RuntimeException e) {
            throw unreadable(e);
        }
    }

    @Override
    public Evidence evidence() throws ReceiverException {
        try {
            return StoredEvidence.of(definitions, ids, handle.getConnection());
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    private static ReceiverException unreadable(Exception e) {
        return new ReceiverException(Kind.DATA, Saying.of("said.archive.unreadable", Saying.why(e)), e);
    }

    @Override
    public void close() throws ReceiverException {
        try {
            closer.close();
        } catch (IllegalStateException e) {
            throw new ReceiverException(Kind.DATA,
                    Saying.of("said.archive.not-closed"), e);
        }
    }
}
