package dev.postbackdesk.receiver;

import dev.postbackdesk.backup.Backup;
import dev.postbackdesk.click.Click;
import dev.postbackdesk.click.ClickReader;
import dev.postbackdesk.click.Redirects;
import dev.postbackdesk.click.Visit;
import dev.postbackdesk.conversion.Conversion;
import dev.postbackdesk.conversion.ConversionId;
import dev.postbackdesk.conversion.SenderRange;
import dev.postbackdesk.database.CannotOpen;
import dev.postbackdesk.database.Job;
import dev.postbackdesk.database.Refusal;
import dev.postbackdesk.http.CannotListen;
import dev.postbackdesk.http.HttpReceiver;
import dev.postbackdesk.http.HttpReceiverConfig;
import dev.postbackdesk.language.Saying;
import dev.postbackdesk.link.DefinitionStore.LinkChange;
import dev.postbackdesk.link.Definitions;
import dev.postbackdesk.link.Definitions.StoredLink;
import dev.postbackdesk.link.Network;
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
import dev.postbackdesk.postback.Remark;
import dev.postbackdesk.postback.RemarkStore;
import dev.postbackdesk.postback.Remarks;
import dev.postbackdesk.reach.AddressCheck;
import dev.postbackdesk.reach.LinkWalk;
import dev.postbackdesk.reach.ProbeBook;
import dev.postbackdesk.reach.SystemProxy;
import dev.postbackdesk.receiver.ReceiverException.Kind;
import dev.postbackdesk.replay.ReplayRequest;
import dev.postbackdesk.replay.Replayed;
import dev.postbackdesk.setup.OwnNetworksFile;
import dev.postbackdesk.setup.SetupChange;
import dev.postbackdesk.setup.SetupExport;
import dev.postbackdesk.setup.SetupImport;
import dev.postbackdesk.setup.SetupProblem;
import dev.postbackdesk.shop.Shop;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
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
    private final Store store;
    private final URI localAddress;
    private final String testSecret;
    private final Figures figures;
    private final PostbackPages pages = new PostbackPages();
    private final ClickPages clickPages;
    private final TrustedProxies proxies;
    private final ProbeBook probes;
    private final Closer closer;
    /// Whether the configuration's public address still holds: saving another one ends that.
    private volatile boolean addressOverridden;

    private LocalReceiver(ReceiverConfig config, Store store, URI localAddress, String testSecret,
            TrustedProxies proxies, ProbeBook probes, ZoneId zone, Closer closer) {
        this.config = config;
        this.store = store;
        this.localAddress = localAddress;
        this.testSecret = testSecret;
        this.figures = new Figures(zone);
        clickPages = new ClickPages(store.postbacks());
        this.proxies = proxies;
        this.probes = probes;
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
        return open(config, ZoneId.systemDefault(), store -> {
            try {
                imported.accept(importSetup(store, setup).join());
            } catch (CompletionException e) {
                throw Failures.toException(e);
            }
        });
    }

    /// @param zone whose midnight begins a day
    public static LocalReceiver open(ReceiverConfig config, ZoneId zone) throws ReceiverException {
        return open(config, zone, _ -> {});
    }

    private interface BeforeListening {
        void run(Store store) throws ReceiverException;
    }

    private static LocalReceiver open(ReceiverConfig config, ZoneId zone, BeforeListening first)
            throws ReceiverException {
        Closer closer = new Closer();
        if (config.listening()) {
            Thread.ofPlatform().daemon().name("http-prepare").start(HttpReceiver::prepare);
        }
        try {
            Store store = Store.open(config, NetworksFile::shipped, closer);
            byte[] secret = new byte[16];
            new SecureRandom().nextBytes(secret);
            String testSecret = HexFormat.of().formatHex(secret);
            first.run(store);
            closer.add(Housekeeping.start(store));
            if (config.listening()) {
                store.backups().start();
            }
            TrustedProxies proxies = new TrustedProxies(store.settings(), config.trustedProxies());
            ProbeBook probes = new ProbeBook();
            URI address = config.listening()
                    ? listen(config, store, testSecret, proxies, probes, closer)
                    : URI.create("http://" + config.bind() + ":" + config.port());
            return new LocalReceiver(config, store, address, testSecret, proxies, probes, zone, closer);
        } catch (CannotOpen e) {
            closer.closeAfter(e);
            throw Failures.toException(e, config.data());
        } catch (CannotListen e) {
            closer.closeAfter(e);
            throw toException(e);
        } catch (SQLException e) {
            closer.closeAfter(e);
            throw new ReceiverException(Kind.DATA, Saying.of("said.database.unusable", config.data(), Saying.why(e)),
                    e);
        } catch (ReceiverException e) {
            closer.closeAfter(e);
            throw e;
        } catch (RuntimeException e) {
            // What a damaged file's content trips over that opening did not. Nothing was stored yet.
            closer.closeAfter(e);
            throw new ReceiverException(Kind.DATA, Saying.of("said.database.unusable", config.data(), e.toString()), e);
        }
    }

    private static URI listen(ReceiverConfig config, Store store, String testSecret, TrustedProxies proxies,
            ProbeBook probes, Closer closer) throws CannotListen {
        CompletableFuture<URI> self = new CompletableFuture<>();
        // Closed after the port: until then an order may still be reported.
        Shop shop = config.shop().isEmpty()
                ? null
                : closer.add(new Shop(config.shop(), () -> SelfClick.reachable(self.join()), new SecureRandom()));
        HttpReceiver http = new HttpReceiver(new HttpReceiverConfig(config.bind(), config.port(), config.clock(),
                testSecret, proxies, probes::arrived, shop), store.intake(), store.redirects(),
                () -> store.status().storing(), store.door());
        http.start();
        self.complete(http.address());
        closer.add(http);
        return http.address();
    }

    private static ReceiverException toException(CannotListen e) {
        return switch (e.reason()) {
            // Who starts the program names the port in its arguments.
            case PORT_TAKEN -> new ReceiverException(Kind.PORT_TAKEN, Saying.of("said.port.taken", e.address()), e);
            case NOT_PERMITTED -> new ReceiverException(Kind.PORT_TAKEN, e.saying(), e);
            case NO_SUCH_ADDRESS -> new ReceiverException(Kind.INVALID, e.saying(), e);
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
    public CompletableFuture<AddressCheck> checkAddress(URI address) {
        return config.listening()
                ? new Errands(config.clock()).check(address, probes)
                : CompletableFuture.completedFuture(simulation().check(address));
    }

    @Override
    public List<SenderRange> trustedProxies() {
        return proxies.ranges();
    }

    @Override
    public CompletableFuture<Void> saveTrustedProxies(List<SenderRange> trusted) {
        return write(() -> {
            proxies.put(trusted);
            return Boolean.TRUE;
        }).thenAccept(_ -> proxies.saved());
    }

    @Override
    public CompletableFuture<LinkWalk> followLink(int linkKey) {
        return new Errands(config.clock()).follow(testClick(linkKey), ownAddresses());
    }

    private Set<URI> ownAddresses() {
        return new HashSet<>(List.of(localAddress, baseAddress()));
    }

    @Override
    public Path dataFolder() {
        return config.data();
    }

    @Override
    public InstantSource clock() {
        return config.clock();
    }

    @Override
    public Networks networks() {
        return store.networks().now();
    }

    @Override
    public CompletableFuture<Networks> saveNetwork(Network network) {
        return changeNetworks(List.of(network));
    }

    @Override
    public CompletableFuture<Networks> removeNetwork(String name) {
        return write(() -> {
            store.networks().remove(name);
            return Boolean.TRUE;
        }).thenApply(_ -> networks());
    }

    @Override
    public CompletableFuture<List<Network>> importNetworks(byte[] json) {
        byte[] own = json.clone();
        return store.readers().submit((_, _) -> {
            try {
                return OwnNetworksFile.read(own);
            } catch (SetupProblem e) {
                throw new Refusal(e.saying(), e);
            }
        }).thenCompose(read -> changeNetworks(read).thenApply(_ -> read));
    }

    private CompletableFuture<Networks> changeNetworks(List<Network> own) {
        return write(() -> {
            store.networks().save(own);
            return Boolean.TRUE;
        }).thenApply(_ -> networks());
    }

    @Override
    public byte[] exportNetworks(List<Network> networks) {
        return OwnNetworksFile.write(networks);
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
                return SetupDiff.of(SetupImport.plan(own, now, networks(), new SecureRandom()), now);
            } catch (SetupProblem e) {
                throw new Refusal(e.saying(), e);
            }
        });
    }

    @Override
    public CompletableFuture<Definitions> connect(Connection connection) {
        return write(() -> {
            Network network = connection.network();
            if (network != null) {
                store.networks().checkChangeable();
            }
            Definitions saved = store.definitions().save(
                    Optional.ofNullable(connection.conversion()).map(List::of).orElse(List.of()),
                    List.of(new LinkChange(connection.linkKey(), connection.link())));
            // Last: a refusal must have changed nothing.
            if (network != null) {
                store.networks().save(List.of(network));
            }
            return saved;
        });
    }

    @Override
    public CompletableFuture<SetupReport> importSetup(byte[] json) {
        return store.readers().handOver(importSetup(store, json));
    }

    @Override
    public CompletableFuture<Definitions> undoImport(SetupReport imported) {
        return write(() -> {
            Definitions now = store.definitions().current();
            List<Conversion> conversions = ImportUndo.conversions(imported, now);
            List<LinkChange> links = ImportUndo.links(imported, now);
            return conversions.isEmpty() && links.isEmpty() ? now : store.definitions().save(conversions, links);
        });
    }

    private static CompletableFuture<SetupReport> importSetup(Store store, byte[] json) {
        byte[] own = json.clone();
        return store.writer().submit(() -> {
            SetupChange change;
            try {
                // Inside the writer, so that nothing is saved between plan and save.
                change = SetupImport.plan(own, store.definitions().current(), store.networks().now(),
                        new SecureRandom());
            } catch (SetupProblem e) {
                throw new Refusal(e.saying(), e);
            }
            Definitions before = store.definitions().current();
            Definitions after = change.isEmpty()
                    ? before
                    : store.definitions().save(change.conversions(), change.links());
            return new SetupReport(change.conversionsRead(), change.linksRead(), change.warnings(), before, after);
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
    public CompletableFuture<PostbackPage> search(PostbackQuery query, long floor) {
        return store.readers().submit(
                (handle, givenUp) -> pages.step(handle, query, floor, store.definitions().published(), givenUp));
    }

    @Override
    public CompletableFuture<Count> count(PostbackQuery query, int atMost) {
        return store.readers().submit(
                (handle, givenUp) -> pages.count(handle, query, atMost, store.definitions().published(), givenUp));
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
    public CompletableFuture<List<Postback>> postbacks(List<Long> numbers) {
        List<Long> asked = List.copyOf(numbers);
        return store.readers().submit((handle, givenUp) -> pages.some(handle, asked, givenUp));
    }

    @Override
    public CompletableFuture<List<EarlierVerdict>> earlierVerdicts(long number) {
        return store.readers()
                .submit((handle, _) -> PostbackStore.earlierVerdicts(handle.getConnection(), number));
    }

    @Override
    public CompletableFuture<Remarks> remarks(long number) {
        return store.readers().submit((handle, _) -> RemarkStore.read(handle.getConnection(), number));
    }

    @Override
    public CompletableFuture<Remarks> remark(long number, Remark remark) {
        return write(() -> store.remarks().apply(number, remark));
    }

    @Override
    public CompletableFuture<Replayed> replay(ReplayRequest request) {
        return new Replaying(config, store, localAddress, testSecret).replay(request);
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
                .submit((_, _) -> new TextCheck(text, networks(), store.definitions().published(), baseAddress(),
                        localAddress, config.clock().instant().truncatedTo(ChronoUnit.MICROS), CheckedText.MOST))
                .thenCompose(check -> store.intake().look(check::check));
        return store.readers().handOver(checked);
    }

    @Override
    public CompletableFuture<Optional<Click>> click(long number) {
        return store.readers().submit((handle, _) -> new ClickReader(handle.getConnection()).find(number));
    }

    @Override
    public CompletableFuture<ClickPage> clicks(ClickQuery query) {
        return store.readers()
                .submit((handle, givenUp) -> clickPages.page(handle, query, store.clickIds(), givenUp));
    }

    @Override
    public CompletableFuture<Optional<ClickHistory>> clickHistory(long number) {
        return store.readers()
                .submit((handle, givenUp) -> clickPages.history(handle, number, store.clickIds(), givenUp));
    }

    @Override
    public CompletableFuture<Report> report(ReportQuery query) {
        return store.readers().submit((handle, givenUp) -> Reports.read(handle, query,
                store.postbacks().reasonsCounted(), givenUp));
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
    public CompletableFuture<TestClick> testClick(int linkKey, TestWay way) {
        Optional<StoredLink> stored = store.definitions().published().link(linkKey);
        return inBackground("postback-test-click", () -> {
            TrackingLink link = stored.orElseThrow(
                    () -> new ReceiverException(Kind.INVALID, Saying.of("said.link.none", linkKey)))
                    .link();
            return config.listening()
                    ? SelfClick.click(base(way), link, proxies(way), testSecret)
                    : simulation().click(base(way), link);
        });
    }

    @Override
    public CompletableFuture<TestPostback> testPostback(String pathAndQuery, TestWay way) {
        return inBackground("postback-test-postback", () -> config.listening()
                ? SelfPostback.send(base(way), pathAndQuery, proxies(way), testSecret)
                : simulation().postback(base(way), pathAndQuery));
    }

    private Simulation simulation() {
        return new Simulation(store, config.clock());
    }

    /// What the addresses begin with that are called.
    private URI base(TestWay way) {
        return switch (way) {
            case STRAIGHT -> SelfClick.reachable(localAddress);
            case PUBLIC_ADDRESS -> publicAddress().orElse(SelfClick.reachable(localAddress));
        };
    }

    private SystemProxy proxies(TestWay way) {
        return way == TestWay.PUBLIC_ADDRESS && publicAddress().isPresent() ? SystemProxy.here() : SystemProxy.NONE;
    }

    @Override
    public CompletableFuture<LinkWalk> followShop(String location, String clickId) {
        return config.listening()
                ? new Errands(config.clock()).follow(location, clickId, ownAddresses())
                : CompletableFuture.completedFuture(simulation().walk(location, clickId));
    }

    private static <T> CompletableFuture<T> inBackground(String name, Callable<T> work) {
        CompletableFuture<T> done = new CompletableFuture<>();
        Thread.ofVirtual().name(name).start(() -> {
            try {
                done.complete(work.call());
            } catch (Exception e) {
                done.completeExceptionally(Failures.toException(e));
            }
        });
        return done;
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
