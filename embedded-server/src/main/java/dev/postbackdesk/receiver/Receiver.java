package dev.postbackdesk.receiver;

import dev.postbackdesk.backup.Backup;
import dev.postbackdesk.click.Click;
import dev.postbackdesk.conversion.Conversion;
import dev.postbackdesk.conversion.ConversionId;
import dev.postbackdesk.conversion.SenderRange;
import dev.postbackdesk.link.Definitions;
import dev.postbackdesk.link.Network;
import dev.postbackdesk.link.Networks;
import dev.postbackdesk.link.TrackingLink;
import dev.postbackdesk.postback.EarlierVerdict;
import dev.postbackdesk.postback.Mark;
import dev.postbackdesk.postback.Postback;
import dev.postbackdesk.postback.PostbackRow;
import dev.postbackdesk.postback.Remark;
import dev.postbackdesk.postback.Remarks;
import dev.postbackdesk.postback.Result;
import dev.postbackdesk.reach.AddressCheck;
import dev.postbackdesk.reach.LinkWalk;
import dev.postbackdesk.replay.ReplayRequest;
import dev.postbackdesk.replay.Replayed;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The one way to the server part: definitions, pages of postbacks and clicks, the feed, and actions. Thread-safe.
///
/// Everything that reads or writes stored data is asynchronous and free of the database's types, so that a receiver on
/// another machine, or a shared store, can stand behind it. Futures complete on threads of the receiver, never on the
/// caller's; they fail with [ReceiverException], whose message is a sentence for the user, and with nothing else.
public interface Receiver extends AutoCloseable {
    /// Where it listens, e.g. `http://127.0.0.1:8377`: no path, no trailing slash.
    URI localAddress();

    /// The address that merchants and visitors reach it by, where the user named one.
    Optional<URI> publicAddress();

    /// What tracking links and postback URLs begin with: the public address, else the local one.
    default URI baseAddress() {
        return publicAddress().orElseGet(this::localAddress);
    }

    /// Remembers the public address, or forgets it.
    CompletableFuture<Void> savePublicAddress(@Nullable URI address);

    /// Calls an address as a merchant would, and looks whether the call comes in here; at most ten seconds. The future may be
    /// cancelled. Nothing is remembered of it.
    CompletableFuture<AddressCheck> checkAddress(URI address);

    /// The proxies whose word on a sender's address counts: requests that come from one of them are somebody else's.
    List<SenderRange> trustedProxies();

    /// Remembers the trusted proxies; they count from the next request on.
    CompletableFuture<Void> saveTrustedProxies(List<SenderRange> proxies);

    /// The clock that arrivals are stamped by.
    InstantSource clock();

    /// What is known of networks' placeholders and status words, the user's own networks first. As it is now: after a change
    /// it is another, and [FeedEvent.DefinitionsChanged] is announced.
    Networks networks();

    /// Keeps a network of the user's own, in place of an own one of that name.
    CompletableFuture<Networks> saveNetwork(Network network);

    /// Forgets an own network; what came with the program under that name holds again.
    CompletableFuture<Networks> removeNetwork(String name);

    /// Keeps all networks of a file that [#exportNetworks] wrote, or none.
    ///
    /// @return those of the file
    CompletableFuture<List<Network>> importNetworks(byte[] json);

    /// A file of networks for others (JSON, UTF-8). Pure.
    byte[] exportNetworks(List<Network> networks);

    /// All conversions and links as they are now.
    CompletableFuture<Definitions> definitions();

    /// Stores a conversion: a new one, or another state of the one with its id.
    CompletableFuture<Definitions> saveConversion(Conversion conversion);

    /// Stores a tracking link.
    ///
    /// @param key the link to replace, or null for a new one
    /// @return fails where another link has that slug
    CompletableFuture<Definitions> saveLink(@Nullable Integer key, TrackingLink link);

    /// What importing a definitions file (JSON, UTF-8) would do now. Nothing is changed; fails where importing it would.
    CompletableFuture<SetupPreview> previewSetup(byte[] json);

    /// Stores what connects a merchant, all or nothing.
    CompletableFuture<Definitions> connect(Connection connection);

    /// Imports a definitions file (JSON, UTF-8), all or nothing.
    CompletableFuture<SetupReport> importSetup(byte[] json);

    /// Takes an import back: what it changed is as it was, and what it added is archived, since nothing is ever deleted. What
    /// was changed since the import stays.
    CompletableFuture<Definitions> undoImport(SetupReport imported);

    /// All definitions as a definitions file, tokens masked.
    CompletableFuture<byte[]> exportSetup();

    /// The newest postbacks that match, newest first, at most `query.limit()`. Cancel the future of a search that nobody
    /// waits for any more: it stops.
    CompletableFuture<List<PostbackRow>> postbacks(PostbackQuery query);

    /// One step of a search, newest first: rows that match, and where to go on. What no index serves is looked through by
    /// number, so many at a time that a step takes a twentieth of a second or so; a step may find nothing. Cancel the future of
    /// a search that nobody waits for any more: it stops.
    ///
    /// @param query asks for what is below its `before`: the `next` of the step before
    /// @param floor the lowest number to look at where no index helps; postbacks with a text in their notes are found below it,
    ///        too
    CompletableFuture<PostbackPage> search(PostbackQuery query, long floor);

    /// How many postbacks match `query` (its results, its status, its `before` and `pinned` left aside, and what it says else
    /// of outcomes and pins), by result; pending ones are counted among the accepted, and apart, and so are pinned ones. Exact
    /// where roll-ups tell; else among the newest, as [#postbacks] searches.
    CompletableFuture<ResultCounts> counts(PostbackQuery query);

    /// How many postbacks match `query`, its `before` left aside: exact where roll-ups tell, else among the newest.
    ///
    /// @param atMost counts no further
    CompletableFuture<Count> count(PostbackQuery query, int atMost);

    /// One postback with its raw request; empty if there is none of that number.
    CompletableFuture<Optional<Postback>> postback(long number);

    /// Those of some postbacks that there are, with their raw requests, in the order of `numbers`: some hundred at a time, since
    /// they are in memory together. The future may be cancelled.
    CompletableFuture<List<Postback>> postbacks(List<Long> numbers);

    /// What a postback was judged before it was judged again, the oldest first; mostly nothing.
    CompletableFuture<List<EarlierVerdict>> earlierVerdicts(long number);

    /// What users put beside a postback; nothing, too, if there is none of that number.
    CompletableFuture<Remarks> remarks(long number);

    /// Writes or removes a note, pins a postback or takes the pin off. Fails where there is no postback of that number, and
    /// where a note is empty or too long.
    ///
    /// @return what stands beside it then
    CompletableFuture<Remarks> remark(long number, Remark remark);

    /// Sends a request, to this receiver or to another address, and waits for the answer: for at most
    /// [ReplayRequest#MOST_SECONDS] seconds. To this receiver it is an ordinary postback. Cancel the future to break it off;
    /// what was sent by then stays sent. Fails with a sentence where nothing answered.
    CompletableFuture<Replayed> replay(ReplayRequest request);

    /// Judges rejected postbacks again by what is known now, in order of number; those that count already are left alone.
    /// Safe to repeat. The future may be cancelled: what was changed by then stays changed.
    CompletableFuture<JudgedAgain> judgeAgain(RejectedOnes which);

    /// What [#judgeAgain] would come to after a change of the definitions. Nothing is changed or stored; what arrives
    /// meanwhile may make it differ. The future may be cancelled.
    CompletableFuture<JudgedAgain> foresee(RejectedOnes which, Change change);

    /// Says of each URL in a text what it is and what would come of it: a postback URL, a tracking link, a destination, an
    /// e-mail with some of them, lines of an access log, or a HAR. Nothing is stored. Never fails for what the text is.
    CompletableFuture<CheckedText> check(String text);

    /// A click of ours; empty if there is none of that number.
    CompletableFuture<Optional<Click>> click(long number);

    /// The newest clicks that match, newest first, at most `query.limit()`. Cancel the future of a search that nobody waits for
    /// any more: it stops.
    CompletableFuture<ClickPage> clicks(ClickQuery query);

    /// A click with the postbacks that name it; empty if there is none of that number. The future may be cancelled.
    CompletableFuture<Optional<ClickHistory>> clickHistory(long number);

    /// Clicks, postbacks, conversions, amounts and reasons of a period, tests left out. The future may be cancelled.
    CompletableFuture<Report> report(ReportQuery query);

    /// Postbacks a minute over the last hour, oldest first, 60 entries; the last one is the minute that runs.
    CompletableFuture<List<MinuteCount>> lastHour();

    /// Figures of each conversion since `today` began in the system's time zone, and over the last seven days. Tests are
    /// left out. Conversions without any are absent.
    CompletableFuture<Map<ConversionId, ConversionFigures>> conversionFigures();

    /// Likewise of each link, by its key.
    CompletableFuture<Map<Integer, LinkFigures>> linkFigures();

    /// What was refused before it became a postback, the newest first.
    CompletableFuture<List<DoorRefusal>> refusedAtTheDoor();

    /// Clicks a link over HTTP as a visitor would, marked as a test, without following the redirect.
    CompletableFuture<TestClick> testClick(int linkKey, TestWay way);

    /// The same, straight.
    default CompletableFuture<TestClick> testClick(int linkKey) {
        return testClick(linkKey, TestWay.STRAIGHT);
    }

    /// Sends a postback over HTTP as a merchant would, marked as a test.
    ///
    /// @param pathAndQuery of the postback URL, from its `/` on
    CompletableFuture<TestPostback> testPostback(String pathAndQuery, TestWay way);

    /// Follows what a test click was answered, as a visitor would; some seconds, at most ten. Cancel the future to stop it.
    ///
    /// @param location with the click id in place
    CompletableFuture<LinkWalk> followShop(String location, String clickId);

    /// Clicks a link as [#testClick] does, and follows its destination as a visitor would; some seconds, at most ten and the
    /// click. Cancel the future to stop it.
    ///
    /// @return fails where the link sends nobody on, or the destination carries no click id
    CompletableFuture<LinkWalk> followLink(int linkKey);

    /// The folder that everything is kept in.
    Path dataFolder();

    /// The backups in the data folder, the newest first. They are put back by [Recovery], once this is closed.
    CompletableFuture<List<Backup>> backups();

    /// Makes a backup now, while everything goes on; some seconds for a million postbacks. One a day is made by itself.
    CompletableFuture<Backup> makeBackup();

    /// Whether postbacks can be stored, how many are, and how it is about backups.
    ReceiverStatus status();

    /// Calls `listener` after each commit, in order, on a thread of the feed. A slow listener delays other listeners, never
    /// a request: what it has not heard yet is put together, and of more than 10,000 waiting rows the oldest are left out
    /// ([#status()] counts them all the same, [#postbacks] lists them). Close the subscription to end it.
    ///
    /// To miss nothing, subscribe first and read a page then: what was stored meanwhile may come both ways, and its number
    /// tells. What is announced is on disk, so a page that is read after the announcement holds it.
    Subscription subscribe(Consumer<FeedEvent> listener);

    /// Stops taking requests, stores what was taken, and closes the store, within five seconds.
    @Override
    void close();

    /// Ends a subscription when closed; closing it again does nothing.
    interface Subscription extends AutoCloseable {
        @Override
        void close();
    }

    /// What connects a merchant.
    ///
    /// @param network to keep as the user's own, or null
    /// @param conversion to store, or null where the link carries those that there are
    /// @param linkKey the link to replace, or null for a new one
    record Connection(@Nullable Network network, @Nullable Conversion conversion, @Nullable Integer linkKey,
            TrackingLink link) {}

    /// Something changed.
    sealed interface FeedEvent {
        /// Postbacks were stored, in order of number.
        record PostbacksStored(List<PostbackRow> rows) implements FeedEvent {}

        /// Stored postbacks have another verdict: as they are now.
        record PostbacksJudgedAgain(List<PostbackRow> rows) implements FeedEvent {}

        /// Something stands beside these postbacks now, or stands there no more.
        record PostbacksRemarked(Map<Long, Mark> marks) implements FeedEvent {
            public PostbacksRemarked {
                marks = Map.copyOf(marks);
            }
        }

        /// Clicks were stored.
        record ClicksStored(int count) implements FeedEvent {}

        /// Conversions, links or the public address are others now.
        record DefinitionsChanged(Definitions definitions) implements FeedEvent {}

        /// [#status()] differs: storing began to fail, or works again; a backup was made, or failed.
        record StatusChanged(ReceiverStatus status) implements FeedEvent {}
    }

    /// A number of postbacks.
    ///
    /// @param more whether there are more than that
    record Count(long number, boolean more) {}

    /// Of how many postbacks which became what.
    ///
    /// @param byResult a count for every result
    /// @param pending how many of the accepted ones were recorded as pending
    /// @param pinned how many of all are pinned
    /// @param whole whether all were counted, not the newest only
    record ResultCounts(Map<Result, Long> byResult, long pending, long pinned, boolean whole) {
        /// All of them.
        public ResultCounts(Map<Result, Long> byResult, long pending, long pinned) {
            this(byResult, pending, pinned, true);
        }

        public long total() {
            return byResult.values().stream().mapToLong(Long::longValue).sum();
        }

        // A record's own is put together when it is first called, which a start would wait for.
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof ResultCounts counts && byResult.equals(counts.byResult)
                    && pending == counts.pending && pinned == counts.pinned && whole == counts.whole;
        }

        @Override
        public int hashCode() {
            return byResult.hashCode();
        }
    }
}
