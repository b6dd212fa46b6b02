package dev.postbackdesk.receiver;

import dev.postbackdesk.backup.BackupFolder;
import dev.postbackdesk.backup.BackupMaker;
import dev.postbackdesk.click.ClickIds;
import dev.postbackdesk.click.ClickNumbers;
import dev.postbackdesk.click.ClickStore;
import dev.postbackdesk.click.LinkRedirects;
import dev.postbackdesk.click.Redirects;
import dev.postbackdesk.database.CannotOpen;
import dev.postbackdesk.database.DataFolder;
import dev.postbackdesk.database.Database;
import dev.postbackdesk.database.GroupCommit;
import dev.postbackdesk.database.Readers;
import dev.postbackdesk.database.SettingStore;
import dev.postbackdesk.language.Saying;
import dev.postbackdesk.link.DefinitionStore;
import dev.postbackdesk.link.Networks;
import dev.postbackdesk.postback.JudgingIntake;
import dev.postbackdesk.postback.PostbackStore;
import dev.postbackdesk.postback.RemarkStore;
import dev.postbackdesk.receiver.Receiver.FeedEvent.ClicksStored;
import dev.postbackdesk.receiver.Receiver.FeedEvent.DefinitionsChanged;
import dev.postbackdesk.receiver.Receiver.FeedEvent.PostbacksJudgedAgain;
import dev.postbackdesk.receiver.Receiver.FeedEvent.PostbacksRemarked;
import dev.postbackdesk.receiver.Receiver.FeedEvent.PostbacksStored;
import dev.postbackdesk.receiver.Receiver.FeedEvent.StatusChanged;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Supplier;

/// Everything of a receiver but its HTTP side, made and wired: folder lock, database, writer, feed.
final class Store {
    private final Feed feed = new Feed();
    private final DoorLog door = new DoorLog();
    private final SettingStore settings;
    private final DefinitionStore definitions;
    private final ClickStore clicks;
    private final PostbackStore postbacks;
    private final RemarkStore remarks;
    private final GroupCommit writer;
    private final Readers readers;
    private final Redirects redirects;
    private final JudgingIntake intake;
    private final BackupKeeper backups;
    private final Database database;
    private final byte[] key;
    private final KnownNetworks networks;

    private Store(ReceiverConfig config, Supplier<Networks> shipped, Database database, ClickNumbers numbers,
            BackupFolder backupFolder, BackupMaker maker) {
        this.database = database;
        definitions = new DefinitionStore(now -> feed.publish(new DefinitionsChanged(now)));
        settings = new SettingStore(() -> feed.publish(new DefinitionsChanged(definitions().published())));
        networks = new KnownNetworks(shipped, settings);
        clicks = new ClickStore(numbers, count -> feed.publish(new ClicksStored(count)));
        postbacks = new PostbackStore(config.clock(), rows -> feed.publish(new PostbacksStored(rows)),
                rows -> feed.publish(new PostbacksJudgedAgain(rows)));
        remarks = new RemarkStore(config.clock(), marks -> feed.publish(new PostbacksRemarked(marks)));
        writer = new GroupCommit(database, List.of(definitions, settings, clicks, postbacks, remarks, door),
                () -> feed.publish(new StatusChanged(status())));
        backups = new BackupKeeper(database, writer, backupFolder, maker, config.clock(), System::nanoTime,
                () -> feed.publish(new StatusChanged(status())));
        readers = new Readers(database, Failures::toException);
        key = numbers.key();
        redirects = new LinkRedirects(writer, definitions, clicks, new ClickIds(key));
        intake = new JudgingIntake(writer, networks::now, definitions, this::clickIds, clicks, postbacks);
    }

    /// Locks the folder, opens the database and starts the writer.
    ///
    /// @param closer gets everything that is to be closed again, also where this fails half-way
    static Store open(ReceiverConfig config, Supplier<Networks> shipped, Closer closer)
            throws CannotOpen, SQLException {
        DataFolder folder = closer.add(DataFolder.lock(config.data(), config.holder(), config.clock().instant()));
        BackupFolder backupFolder = new BackupFolder(folder.path());
        BackupMaker maker = new BackupMaker(folder, backupFolder, config.clock());
        Database database = closer.add(Database.open(folder, config.medium(), maker::beforeMigration));
        try {
            ClickNumbers numbers = ClickNumbers.begin(folder, database, config.clickKey());
            Store store = new Store(config, shipped, database, numbers, backupFolder, maker);
            closer.add(store.readers);
            store.feed.start();
            closer.add(store.feed);
            store.writer.start();
            closer.add(store.writer);
            closer.add(store.backups);
            return store;
        } catch (SQLException e) {
            // While the folder is still ours.
            throw database.closeBecause(e);
        }
    }

    ReceiverStatus status() {
        Saying problem = writer.problem();
        return new ReceiverStatus(problem.isEmpty(), problem, postbacks.stored(), backups.status());
    }

    BackupKeeper backups() {
        return backups;
    }

    /// Its own, for the caller's thread.
    ClickIds clickIds() {
        return new ClickIds(key);
    }

    Feed feed() {
        return feed;
    }

    DoorLog door() {
        return door;
    }

    KnownNetworks networks() {
        return networks;
    }

    SettingStore settings() {
        return settings;
    }

    DefinitionStore definitions() {
        return definitions;
    }

    /// Grows with each postback and click that is stored.
    long activity() {
        return postbacks.stored() + clicks.newest();
    }

    PostbackStore postbacks() {
        return postbacks;
    }

    RemarkStore remarks() {
        return remarks;
    }

    GroupCommit writer() {
        return writer;
    }

    Database database() {
        return database;
    }

    Readers readers() {
        return readers;
    }

    Redirects redirects() {
        return redirects;
    }

    JudgingIntake intake() {
        return intake;
    }
}
