package dev.postbackdesk.receiver;

import dev.postbackdesk.backup.Backup;
import dev.postbackdesk.click.Redirects;
import dev.postbackdesk.click.Visit;
import dev.postbackdesk.click.Click;
import dev.postbackdesk.click.ClickReader;
import dev.postbackdesk.conversion.Conversion;
import dev.postbackdesk.conversion.ConversionId;
import dev.postbackdesk.database.CannotOpen;
import dev.postbackdesk.database.Job;
import dev.postbackdesk.database.Refusal;
import dev.postbackdesk.http.CannotListen;
import dev.postbackdesk.http.HttpReceiver;
import dev.postbackdesk.http.HttpReceiverConfig;
import dev.postbackdesk.link.DefinitionStore.LinkChange;
import dev.postbackdesk.link.Definitions;
import dev.postbackdesk.link.Definitions.StoredLink;
import dev.postbackdesk.link.Networks;
import dev.postbackdesk.link.NetworksFile;
import dev.postbackdesk.link.TrackingLink;
import dev.postbackdesk.postback.Arrival;
import dev.postbackdesk.postback.EarlierVerdict;
import dev.postbackdesk.postback.Intake;
import dev.postbackdesk.postback.Postback;
import dev.postbackdesk.postback.PostbackRequest;
import dev.postbackdesk.postback.PostbackRow;
import dev.postbackdesk.postback.PostbackStore;
import dev.postbackdesk.receiver.ReceiverException.Kind;
import dev.postbackdesk.setup.SetupChange;
import dev.postbackdesk.setup.SetupExport;
import dev.postbackdesk.setup.SetupImport;
import dev.postbackdesk.setup.SetupProblem;
import java.net.URI;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The receiver on this machine, and the page on which the server part is put together: the data folder is locked, the
/// database opened, the writer started, and last the port opened; closing goes the other way round.
///
/// It is longer than most files since the facade is wide; each method says one thing.
public final class LocalReceiver implements Receiver {
    static final String PUBLIC_ADDRESS = "public-address";

    private final ReceiverConfig config;
    private final Networks networks;
    private final Store store;
    private final URI localAddress;
    private final String testSecret;
    private final Figures figures;
    private final PostbackPages pages = new PostbackPages();
    private final Closer closer;
    /// Whether the configuration's public address still holds: saving another one ends that.
    private volatile boolean addressOverridden;

    private LocalReceiver(ReceiverConfig config, Networks networks, Store store, URI localAddress, String testSecret,
            ZoneId zone, Closer closer) {
        this.config = config;
        this.networks = networks;
        this.store = store;
        this.localAddress = localAddress;
        this.testSecret = testSecret;
        this.figures = new Figures(zone);
        this.closer = closer;
        addressOverridden = config.publicAddress() != null;
    }

    /// Opens a receiver, its days being those of the system's time zone.
    ///
    /// @throws ReceiverException of kind `IN_USE`, `DATA`, `PORT_TAKEN` or `INVALID` (an address that is not this machine's);
    ///         nothing is left open then
    public static LocalReceiver open(ReceiverConfig config) throws ReceiverException {
        return open(config, ZoneId.systemDefault());
    }

    /// Opens a receiver, and imports a definitions file before the port opens: else a postback that comes at once, on a
    /// first start, would meet no conversion.
    ///
    /// @param imported told what the import did
    /// @throws ReceiverException as the other one, and of kind `INVALID` if the file can't be imported
    public static LocalReceiver open(ReceiverConfig config, byte[] setup, Consumer<SetupReport> imported)
            throws ReceiverException {
        return open(config, ZoneId.systemDefault(), (store, networks) -> {
            try {
                imported.accept(importSetup(store, networks, setup).join());
            } catch (CompletionException e) {
                throw Failures.toException(e);
            }
        });
    }

    /// @param zone whose midnight begins a day
    public static LocalReceiver open(ReceiverConfig config, ZoneId zone) throws ReceiverException {
        return open(config, zone, (_, _) -> {});
    }

    private interface BeforeListening {
        void run(Store store, Networks networks) throws ReceiverException;
    }

    private static LocalReceiver open(ReceiverConfig config, ZoneId zone, BeforeListening first)
            throws ReceiverException {
        Closer closer = new Closer();
        try {
            Networks networks = NetworksFile.shipped();
            Store store = Store.open(config, networks, closer);
            byte[] secret = new byte[16];
            new SecureRandom().nextBytes(secret);
            String testSecret = HexFormat.of().formatHex(secret);
            first.run(store, networks);
            closer.add(Housekeeping.start(store));
            if (config.listening()) {
                store.backups().start();
            }
            URI address = config.listening()
                    ? listen(config, store, testSecret, closer)
                    : URI.create("http://" + config.bind() + ":" + config.port());
            return new LocalReceiver(config, networks, store, address, testSecret, zone, closer);
        } catch (CannotOpen e) {
            closer.closeAfter(e);
            throw Failures.toException(e, config.data());
        } catch (CannotListen e) {
            closer.closeAfter(e);
            throw toException(e);
        } catch (SQLException e) {
            closer.closeAfter(e);
            throw new ReceiverException(Kind.DATA, "The database in " + config.data() + " can't be used ("
                    + e.getMessage() + "). Restore a backup with backups restore.", e);
        } catch (ReceiverException e) {
            closer.closeAfter(e);
            throw e;
        } catch (RuntimeException e) {
            // What a damaged file's content trips over that opening did not. Nothing was stored yet.
            closer.closeAfter(e);
            throw new ReceiverException(Kind.DATA, "The database in " + config.data() + " can't be used (" + e
                    + "). Restore a backup with backups restore.", e);
        }
    }

    private static URI listen(ReceiverConfig config, Store store, String testSecret, Closer closer)
            throws CannotListen {
        HttpReceiver http = new HttpReceiver(
                new HttpReceiverConfig(config.bind(), config.port(), config.clock(), testSecret), store.intake(),
                store.redirects(), () -> store.status().storing(), store.door());
        http.start();
        closer.add(http);
        return http.address();
    }

    private static ReceiverException toException(CannotListen e) {
        return switch (e.reason()) {
            case PORT_TAKEN -> new ReceiverException(Kind.PORT_TAKEN, e.address()
                    + " is taken: another program listens there. Close it, or name another port with --port.", e);
            case NOT_PERMITTED -> new ReceiverException(Kind.PORT_TAKEN, String.valueOf(e.getMessage()), e);
            case NO_SUCH_ADDRESS -> new ReceiverException(Kind.INVALID, String.valueOf(e.getMessage()), e);
        };
    }

    /// For pictures and demos.
    public History history() {
        return new History() {
            @Override
            public CompletableFuture<Redirects.Outcome> visit(Visit visit) {
                return store.redirects().visit(visit);
            }

            @Override
            public CompletableFuture<Intake.Outcome> arrive(Arrival arrival) {
                return store.intake().submit(PostbackRequest.parse(arrival));
            }
        };
    }

    Store store() {
        return store;
    }

    @Override
    public URI localAddress() {
        return localAddress;
    }

    @Override
    public Optional<URI> publicAddress() {
        return addressOverridden
                ? Optional.ofNullable(config.publicAddress())
                : store.settings().published(PUBLIC_ADDRESS).map(URI::create);
    }

    @Override
    public CompletableFuture<Void> savePublicAddress(@Nullable URI address) {
        return write(() -> {
            store.settings().put(PUBLIC_ADDRESS, address == null ? null : PublicAddress.cleaned(address));
            return Boolean.TRUE;
        }).thenAccept(_ -> addressOverridden = false);
    }

    @Override
    public InstantSource clock() {
        return config.clock();
    }

    @Override
    public Networks networks() {
        return networks;
    }

    @Override
    public CompletableFuture<Definitions> definitions() {
        return store.readers().handOver(CompletableFuture.completedFuture(store.definitions().published()));
    }

    @Override
    public CompletableFuture<Definitions> saveConversion(Conversion conversion) {
        return write(() -> store.definitions().save(conversion));
    }

    @Override
    public CompletableFuture<Definitions> saveLink(@Nullable Integer key, TrackingLink link) {
        return write(() -> store.definitions().save(List.of(), List.of(new LinkChange(key, link))));
    }

    @Override
    public CompletableFuture<SetupPreview> previewSetup(byte[] json) {
        byte[] own = json.clone();
        return store.readers().submit((_, _) -> {
            Definitions now = store.definitions().published();
            try {
                return SetupDiff.of(SetupImport.plan(own, now, networks, new SecureRandom()), now);
            } catch (SetupProblem e) {
                throw new Refusal(e.sentence(), e);
            }
        });
    }

    @Override
    public CompletableFuture<SetupReport> importSetup(byte[] json) {
        return store.readers().handOver(importSetup(store, networks, json));
    }

    private static CompletableFuture<SetupReport> importSetup(Store store, Networks networks, byte[] json) {
        byte[] own = json.clone();
        return store.writer().submit(() -> {
            SetupChange change;
            try {
                // Inside the writer, so that nothing is saved between plan and save.
                change = SetupImport.plan(own, store.definitions().current(), networks, new SecureRandom());
            } catch (SetupProblem e) {
                throw new Refusal(e.sentence(), e);
            }
            if (!change.isEmpty()) {
                store.definitions().save(change.conversions(), change.links());
            }
            return new SetupReport(change.conversionsRead(), change.linksRead(), change.warnings());
        });
    }

    @Override
    public CompletableFuture<byte[]> exportSetup() {
        return definitions().thenApply(SetupExport::write);
    }

    @Override
    public CompletableFuture<List<PostbackRow>> postbacks(PostbackQuery query) {
        return store.readers()
                .submit((handle, givenUp) -> pages.page(handle, query, store.definitions().published(), givenUp));
    }

    @Override
    public CompletableFuture<ResultCounts> counts(PostbackQuery query) {
        return store.readers()
                .submit((handle, givenUp) -> pages.counts(handle, query, store.definitions().published(), givenUp));
    }

    @Override
    public CompletableFuture<Optional<Postback>> postback(long number) {
        return store.readers().submit((handle, _) -> pages.one(handle, number));
    }

    @Override
    public CompletableFuture<List<EarlierVerdict>> earlierVerdicts(long number) {
        return store.readers()
                .submit((handle, _) -> PostbackStore.earlierVerdicts(handle.getConnection(), number));
    }

    @Override
    public CompletableFuture<JudgedAgain> judgeAgain(RejectedOnes which) {
        return new JudgingAgain(store, pages).judge(which);
    }

    @Override
    public CompletableFuture<JudgedAgain> foresee(RejectedOnes which, Change change) {
        return new JudgingAgain(store, pages).foresee(which, change);
    }

    @Override
    public CompletableFuture<CheckedText> check(String text) {
        CompletableFuture<CheckedText> checked = store.readers()
                .submit((_, _) -> new TextCheck(text, networks, store.definitions().published(), baseAddress(),
                        localAddress, config.clock().instant().truncatedTo(ChronoUnit.MICROS)))
                .thenCompose(check -> store.intake().look(check::check));
        return store.readers().handOver(checked);
    }

    @Override
    public CompletableFuture<Optional<Click>> click(long number) {
        return store.readers().submit((handle, _) -> new ClickReader(handle.getConnection()).find(number));
    }

    @Override
    public CompletableFuture<List<MinuteCount>> lastHour() {
        return store.readers().submit((handle, _) -> Figures.lastHour(handle, config.clock().instant()));
    }

    @Override
    public CompletableFuture<Map<ConversionId, ConversionFigures>> conversionFigures() {
        return store.readers().submit((handle, _) -> figures.ofConversions(handle, store.definitions().published(),
                config.clock().instant()));
    }

    @Override
    public CompletableFuture<Map<Integer, LinkFigures>> linkFigures() {
        return store.readers().submit((handle, _) -> figures.ofLinks(handle, config.clock().instant()));
    }

    @Override
    public CompletableFuture<List<DoorRefusal>> refusedAtTheDoor() {
        return Housekeeping.storeDoorCounts(store)
                .thenCompose(_ -> store.readers().submit((handle, _) -> DoorLog.newest(handle)));
    }

    @Override
    public CompletableFuture<TestClick> testClick(int linkKey) {
        CompletableFuture<TestClick> done = new CompletableFuture<>();
        Optional<StoredLink> stored = store.definitions().published().link(linkKey);
        Thread.ofVirtual().name("postback-test-click").start(() -> {
            try {
                TrackingLink link = stored.orElseThrow(
                        () -> new ReceiverException(Kind.INVALID, "There is no tracking link number " + linkKey + "."))
                        .link();
                done.complete(config.listening() ? SelfClick.click(localAddress, link, testSecret) : simulated(link));
            } catch (ReceiverException | RuntimeException e) {
                done.completeExceptionally(Failures.toException(e));
            }
        });
        return done;
    }

    /// The same where nothing listens.
    private TestClick simulated(TrackingLink link) throws ReceiverException {
        String url = localAddress + "/c/" + link.slug();
        long start = System.nanoTime();
        Redirects.Outcome outcome = store.redirects()
                .visit(new Visit(config.clock().instant().truncatedTo(ChronoUnit.MICROS), "GET", link.slug().value(),
                        "", "127.0.0.1", null, null, false, true))
                .join();
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        return switch (outcome) {
            case Redirects.Outcome.Redirect(String location) ->
                new TestClick(url, 302, location, SelfClick.clickId(link.destination(), location), took);
            case Redirects.Outcome.NotFound _ -> new TestClick(url, 404, null, null, took);
            case Redirects.Outcome.NotNow _ -> new TestClick(url, 503, null, null, took);
            case Redirects.Outcome.NotStored(String reason) -> throw new ReceiverException(Kind.UNAVAILABLE, reason);
        };
    }

    @Override
    public CompletableFuture<List<Backup>> backups() {
        return store.readers().submit((_, _) -> store.backups().list());
    }

    @Override
    public CompletableFuture<Backup> makeBackup() {
        return store.backups().make();
    }

    @Override
    public ReceiverStatus status() {
        return store.status();
    }

    @Override
    public Subscription subscribe(Consumer<FeedEvent> listener) {
        return store.feed().subscribe(listener);
    }

    /// Runs a job in the writer; the future completes on a reader's thread.
    private <T> CompletableFuture<T> write(Job<T> job) {
        return store.readers().handOver(store.writer().submit(job));
    }

    @Override
    public void close() {
        closer.close();
    }
}
