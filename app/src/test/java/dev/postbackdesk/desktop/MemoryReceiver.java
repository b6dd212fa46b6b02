package dev.postbackdesk.desktop;

import dev.postbackdesk.backup.Backup;
import dev.postbackdesk.click.Click;
import dev.postbackdesk.conversion.Conversion;
import dev.postbackdesk.conversion.ConversionId;
import dev.postbackdesk.conversion.SenderRange;
import dev.postbackdesk.language.Saying;
import dev.postbackdesk.link.Definitions;
import dev.postbackdesk.link.Definitions.StoredConversion;
import dev.postbackdesk.link.Definitions.StoredLink;
import dev.postbackdesk.link.Destination;
import dev.postbackdesk.link.Network;
import dev.postbackdesk.link.Networks;
import dev.postbackdesk.link.NetworksFile;
import dev.postbackdesk.link.TrackingLink;
import dev.postbackdesk.postback.EarlierVerdict;
import dev.postbackdesk.postback.Note;
import dev.postbackdesk.postback.Postback;
import dev.postbackdesk.postback.PostbackRow;
import dev.postbackdesk.postback.Remark;
import dev.postbackdesk.postback.Remarks;
import dev.postbackdesk.postback.Result;
import dev.postbackdesk.reach.AddressCheck;
import dev.postbackdesk.reach.LinkWalk;
import dev.postbackdesk.receiver.BackupStatus;
import dev.postbackdesk.receiver.Change;
import dev.postbackdesk.receiver.CheckedText;
import dev.postbackdesk.receiver.ClickCriteria;
import dev.postbackdesk.receiver.ClickHistory;
import dev.postbackdesk.receiver.ClickPage;
import dev.postbackdesk.receiver.ClickQuery;
import dev.postbackdesk.receiver.ClickRow;
import dev.postbackdesk.receiver.ConversionFigures;
import dev.postbackdesk.receiver.DoorRefusal;
import dev.postbackdesk.receiver.JudgedAgain;
import dev.postbackdesk.receiver.LinkFigures;
import dev.postbackdesk.receiver.MinuteCount;
import dev.postbackdesk.receiver.Criterion;
import dev.postbackdesk.receiver.PostbackPage;
import dev.postbackdesk.receiver.PostbackQuery;
import dev.postbackdesk.receiver.Receiver;
import dev.postbackdesk.receiver.ReceiverException;
import dev.postbackdesk.receiver.ReceiverStatus;
import dev.postbackdesk.receiver.RejectedOnes;
import dev.postbackdesk.receiver.Report;
import dev.postbackdesk.receiver.ReportQuery;
import dev.postbackdesk.receiver.SetupPreview;
import dev.postbackdesk.receiver.SetupReport;
import dev.postbackdesk.receiver.Sums;
import dev.postbackdesk.receiver.TestClick;
import dev.postbackdesk.receiver.TestPostback;
import dev.postbackdesk.receiver.TestWay;
import dev.postbackdesk.replay.ReplayRequest;
import dev.postbackdesk.replay.Replayed;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A receiver without a store: what a test puts into it is what it answers, at once and on the caller's thread.
public final class MemoryReceiver implements Receiver {
    private final InstantSource clock;
    private final List<Postback> postbacks = new CopyOnWriteArrayList<>();
    private final List<Backup> backups = new CopyOnWriteArrayList<>();
    private final List<Consumer<FeedEvent>> listeners = new CopyOnWriteArrayList<>();
    private volatile List<SenderRange> trustedProxies = List.of();
    private volatile Function<URI, CompletableFuture<AddressCheck>> addressChecks = _ -> new CompletableFuture<>();
    private volatile Function<Integer, CompletableFuture<LinkWalk>> walks = _ -> new CompletableFuture<>();
    private volatile BiFunction<String, String, CompletableFuture<LinkWalk>> shopWalks = (_,
            _) -> new CompletableFuture<>();
    private final List<TestWay> testWays = new CopyOnWriteArrayList<>();
    private volatile @Nullable Long testNumber;
    private final Map<Long, Remarks> remarks = new ConcurrentHashMap<>();
    private final List<ReplayRequest> replayed = new CopyOnWriteArrayList<>();
    private volatile CompletableFuture<Replayed> nextReplay = new CompletableFuture<>();
    private volatile Definitions definitions = Definitions.NONE;
    private volatile @Nullable URI publicAddress;
    private volatile ReceiverStatus status = new ReceiverStatus(true, Saying.NOTHING, 0);
    private volatile @Nullable ReceiverException failure;

    private volatile Map<ConversionId, ConversionFigures> conversionFigures = Map.of();
    private volatile Map<Integer, LinkFigures> linkFigures = Map.of();
    private final Map<String, CheckedText> checks = new ConcurrentHashMap<>();
    private volatile Networks networks = NetworksFile.shipped();
    private final List<ClickRow> clicks = new CopyOnWriteArrayList<>();
    private final List<Long> searchFloors = new CopyOnWriteArrayList<>();
    private volatile @Nullable Long searchStep;
    private final List<ReportQuery> reportQueries = new CopyOnWriteArrayList<>();
    private volatile boolean bounded;
    private volatile Function<ReportQuery, Report> reports = query -> new Report(
            Collections.nCopies(query.edges().size() - 1, Sums.NONE), Map.of(), Map.of(), Map.of(), true);

    public void figures(Map<ConversionId, ConversionFigures> conversions, Map<Integer, LinkFigures> links) {
        conversionFigures = conversions;
        linkFigures = links;
    }

    public MemoryReceiver(InstantSource clock) {
        this.clock = clock;
    }

    /// Stores postbacks and announces them.
    public void arrive(Postback... arrived) {
        postbacks.addAll(List.of(arrived));
        status = new ReceiverStatus(status.storing(), status.problem(), postbacks.size(), status.backup());
        announce(new FeedEvent.PostbacksStored(List.of(arrived).stream().map(PostbackRow::of).toList()));
    }

    /// Gives stored postbacks other verdicts, and announces them.
    public void judgeAgain(Postback... others) {
        for (Postback other : others) {
            postbacks.replaceAll(postback -> postback.number() == other.number() ? other : postback);
        }
        announce(new FeedEvent.PostbacksJudgedAgain(List.of(others).stream().map(PostbackRow::of).toList()));
    }

    /// Announces everything once more, as a late feed does.
    public void tellAgain() {
        announce(new FeedEvent.PostbacksStored(postbacks.stream().map(PostbackRow::of).toList()));
    }

    public void define(Definitions others) {
        definitions = others;
        announce(new FeedEvent.DefinitionsChanged(others));
    }

    public void become(ReceiverStatus other) {
        status = other;
        announce(new FeedEvent.StatusChanged(other));
    }

    /// From now on everything asynchronous fails with this; null heals.
    public void failWith(@Nullable ReceiverException sentence) {
        failure = sentence;
    }

    private void announce(FeedEvent event) {
        listeners.forEach(listener -> listener.accept(event));
    }

    private <T> CompletableFuture<T> answer(T value) {
        ReceiverException sentence = failure;
        return sentence == null ? CompletableFuture.completedFuture(value) : CompletableFuture.failedFuture(sentence);
    }

    private List<Postback> matching(PostbackQuery query) {
        List<Postback> found = new ArrayList<>();
        for (Postback postback : postbacks.reversed()) {
            boolean late = query.since() == null || !postback.arrival().receivedAt().isBefore(query.since());
            boolean pin = !query.pinned() || remarks.getOrDefault(postback.number(), Remarks.NONE).pinned();
            boolean recorded = query.status() == null || (postback.result() == Result.ACCEPTED
                    && query.status().word().equals(postback.reading().status()));
            boolean rest = query.also().stream().allMatch(one -> meets(one, postback));
            if (late && holds(postback, query.text()) && pin && recorded && rest) {
                found.add(postback);
            }
        }
        return found;
    }

    private boolean holds(Postback postback, String text) {
        return (postback.arrival().query() + postback.arrival().sender() + postback.findings())
                .toLowerCase(java.util.Locale.ROOT).contains(text.toLowerCase(java.util.Locale.ROOT))
                || remarks.getOrDefault(postback.number(), Remarks.NONE).notes().stream()
                        .anyMatch(note -> note.text().contains(text));
    }

    private boolean meets(Criterion criterion, Postback postback) {
        return switch (criterion) {
            case Criterion.Not(Criterion of) -> !meets(of, postback);
            case Criterion.Text(String text) -> holds(postback, text);
            case Criterion other -> other.matches(row(postback));
        };
    }

    @Override
    public URI localAddress() {
        return URI.create("http://127.0.0.1:8377");
    }

    @Override
    public Optional<URI> publicAddress() {
        return Optional.ofNullable(publicAddress);
    }

    @Override
    public CompletableFuture<Void> savePublicAddress(@Nullable URI address) {
        publicAddress = address;
        announce(new FeedEvent.DefinitionsChanged(definitions));
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletableFuture<AddressCheck> checkAddress(URI address) {
        return addressChecks.apply(address);
    }

    /// What checking an address comes to from now on.
    public void checksAddress(Function<URI, CompletableFuture<AddressCheck>> check) {
        addressChecks = check;
    }

    @Override
    public List<SenderRange> trustedProxies() {
        return trustedProxies;
    }

    @Override
    public CompletableFuture<Void> saveTrustedProxies(List<SenderRange> proxies) {
        if (failure == null) {
            trustedProxies = List.copyOf(proxies);
        }
        return answer(proxies).thenAccept(_ -> {});
    }

    @Override
    public CompletableFuture<LinkWalk> followLink(int linkKey) {
        return walks.apply(linkKey);
    }

    /// What following a link comes to from now on.
    public void follows(Function<Integer, CompletableFuture<LinkWalk>> walk) {
        walks = walk;
    }

    @Override
    public Path dataFolder() {
        return Path.of("/data");
    }

    @Override
    public InstantSource clock() {
        return clock;
    }

    @Override
    public Networks networks() {
        return networks;
    }

    @Override
    public CompletableFuture<Networks> saveNetwork(Network network) {
        List<Network> own = new ArrayList<>(networks.own());
        own.removeIf(other -> other.name().equalsIgnoreCase(network.name()));
        own.add(network);
        if (failure == null) {
            networks = networks.withOwn(own);
            announce(new FeedEvent.DefinitionsChanged(definitions));
        }
        return answer(networks);
    }

    @Override
    public CompletableFuture<Networks> removeNetwork(String name) {
        if (failure == null) {
            networks = networks.withOwn(
                    networks.own().stream().filter(own -> !own.name().equalsIgnoreCase(name)).toList());
        }
        return answer(networks);
    }

    @Override
    public CompletableFuture<List<Network>> importNetworks(byte[] json) {
        throw new UnsupportedOperationException();
    }

    @Override
    public byte[] exportNetworks(List<Network> others) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletableFuture<Definitions> connect(Connection connection) {
        if (failure != null) {
            return answer(definitions);
        }
        if (connection.network() != null) {
            var _ = saveNetwork(connection.network());
        }
        if (connection.conversion() != null) {
            var _ = saveConversion(connection.conversion());
        }
        return saveLink(connection.linkKey(), connection.link());
    }

    @Override
    public CompletableFuture<TestPostback> testPostback(String pathAndQuery, TestWay way) {
        testWays.add(way);
        return answer(new TestPostback(baseAddress() + pathAndQuery, 200, "", testNumber, Duration.ofMillis(4)));
    }

    @Override
    public CompletableFuture<LinkWalk> followShop(String location, String clickId) {
        return shopWalks.apply(location, clickId);
    }

    /// What following a shop from a location with a click id comes to from now on.
    public void followsShop(BiFunction<String, String, CompletableFuture<LinkWalk>> walk) {
        shopWalks = walk;
    }

    /// The ways that tests went, in order.
    public List<TestWay> testWays() {
        return List.copyOf(testWays);
    }

    /// What a test postback is stored as from now on.
    public void storesTestsAs(Postback postback) {
        testNumber = postback.number();
        postbacks.add(postback);
    }

    @Override
    public CompletableFuture<Definitions> definitions() {
        return answer(definitions);
    }

    @Override
    public CompletableFuture<Definitions> saveConversion(Conversion conversion) {
        List<StoredConversion> all = new ArrayList<>(definitions.conversions());
        int key = definitions.conversion(conversion.id()).map(StoredConversion::key).orElse(all.size() + 1);
        all.removeIf(stored -> stored.key() == key);
        all.add(Math.min(key - 1, all.size()), new StoredConversion(key, conversion));
        return saved(new Definitions(all, definitions.links()));
    }

    private CompletableFuture<Definitions> saved(Definitions others) {
        if (failure == null) {
            define(others);
        }
        return answer(others);
    }

    @Override
    public CompletableFuture<Definitions> saveLink(@Nullable Integer key, TrackingLink link) {
        List<StoredLink> all = new ArrayList<>(definitions.links());
        int stored = key == null ? all.size() + 1 : key;
        all.removeIf(other -> other.key() == stored);
        all.add(Math.min(stored - 1, all.size()), new StoredLink(stored, link));
        return saved(new Definitions(definitions.conversions(), all));
    }

    @Override
    public CompletableFuture<SetupPreview> previewSetup(byte[] json) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletableFuture<SetupReport> importSetup(byte[] json) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletableFuture<Definitions> undoImport(SetupReport imported) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletableFuture<byte[]> exportSetup() {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletableFuture<List<PostbackRow>> postbacks(PostbackQuery query) {
        return answer(matching(query).stream()
                .filter(postback -> query.results().isEmpty() || query.results().contains(postback.result()))
                .filter(postback -> query.before() == null || postback.number() < query.before())
                .limit(query.limit()).map(this::row).toList());
    }

    @Override
    public CompletableFuture<PostbackPage> search(PostbackQuery query, long floor) {
        searchFloors.add(floor);
        return searchStep == null
                ? postbacks(query).thenApply(page -> page(page, query.limit(), page.size()))
                : answer(step(query, floor, searchStep));
    }

    private static PostbackPage page(List<PostbackRow> rows, int limit, long looked) {
        return new PostbackPage(rows, rows.size() < limit ? null : rows.getLast().number(), looked);
    }

    private PostbackPage step(PostbackQuery query, long floor, long numbers) {
        long newest = postbacks.isEmpty() ? 0 : postbacks.getLast().number();
        long below = query.before() == null ? newest + 1 : query.before();
        long end = Math.max(floor, 1);
        long from = Math.max(end, below - numbers);
        List<PostbackRow> sought = matching(query).stream().map(this::row)
                .filter(row -> query.results().isEmpty() || query.results().contains(row.result()))
                .filter(row -> row.number() < below).toList();
        List<PostbackRow> found = sought.stream().filter(row -> row.number() >= from).limit(query.limit()).toList();
        if (found.size() < query.limit() && from > end) {
            return new PostbackPage(found, from, below - from);
        }
        return page(sought.stream().filter(row -> row.number() >= end || row.mark().notes() > 0)
                .limit(query.limit()).toList(), query.limit(), below - from);
    }

    /// Searches look through so many numbers at a time from now on, and below their floor only at what has notes.
    public void searchesInSteps(long numbers) {
        searchStep = numbers;
    }

    /// How far down searches were to look, in order.
    public List<Long> searchFloors() {
        return searchFloors;
    }

    @Override
    public CompletableFuture<Count> count(PostbackQuery query, int atMost) {
        long all = matching(query).size();
        return answer(new Count(Math.min(all, atMost), all > atMost));
    }

    @Override
    public CompletableFuture<ResultCounts> counts(PostbackQuery given) {
        PostbackQuery query = new PostbackQuery(java.util.Set.of(), null, given.conversion(), given.text(),
                given.since(), null, given.limit(), false,
                given.also().stream().filter(one -> !(one instanceof Criterion.Came))
                        .filter(one -> !one.equals(new Criterion.Has(Criterion.Has.Thing.PIN))).toList());
        Map<Result, Long> byResult = new EnumMap<>(Result.class);
        for (Result result : Result.values()) {
            byResult.put(result, 0L);
        }
        long pending = 0;
        for (Postback postback : matching(query)) {
            byResult.merge(postback.result(), 1L, Long::sum);
            pending += postback.result() == Result.ACCEPTED && "pending".equals(postback.reading().status()) ? 1 : 0;
        }
        return answer(new ResultCounts(byResult, pending, matching(query.onlyPinned()).size()));
    }

    private PostbackRow row(Postback postback) {
        return PostbackRow.of(postback).withMark(remarks.getOrDefault(postback.number(), Remarks.NONE).mark());
    }

    @Override
    public CompletableFuture<Remarks> remarks(long number) {
        return answer(remarks.getOrDefault(number, Remarks.NONE));
    }

    @Override
    public CompletableFuture<Remarks> remark(long number, Remark remark) {
        ReceiverException sentence = failure;
        if (sentence != null) {
            return CompletableFuture.failedFuture(sentence);
        }
        Remarks before = remarks.getOrDefault(number, Remarks.NONE);
        List<Note> notes = new ArrayList<>(before.notes());
        boolean pinned = before.pinned();
        switch (remark) {
            case Remark.Pin(boolean on) -> pinned = on;
            case Remark.Write(String text) -> notes.add(new Note(notes.size() + 1, clock.instant(), text.strip()));
            case Remark.Remove(int place) -> notes.removeIf(note -> note.place() == place);
            case Remark.PutBack(Note note) -> {
                notes.add(note);
                notes.sort(Comparator.comparingInt(Note::place));
            }
        }
        Remarks now = new Remarks(pinned, notes);
        remarks.put(number, now);
        announce(new FeedEvent.PostbacksRemarked(Map.of(number, now.mark())));
        return answer(now);
    }

    /// Is answered when the test completes it.
    @Override
    public CompletableFuture<Replayed> replay(ReplayRequest request) {
        replayed.add(request);
        ReceiverException sentence = failure;
        return sentence == null ? nextReplay : CompletableFuture.failedFuture(sentence);
    }

    /// What was to be sent, in order.
    public List<ReplayRequest> replays() {
        return replayed;
    }

    /// What requests that are sent again are answered from now on.
    public void answerReplays(CompletableFuture<Replayed> answer) {
        nextReplay = answer;
    }

    @Override
    public CompletableFuture<Optional<Postback>> postback(long number) {
        return answer(postbacks.stream().filter(postback -> postback.number() == number).findFirst());
    }

    @Override
    public CompletableFuture<List<Postback>> postbacks(List<Long> numbers) {
        return answer(numbers.stream().flatMap(
                number -> postbacks.stream().filter(postback -> postback.number() == number)).toList());
    }

    @Override
    public CompletableFuture<List<EarlierVerdict>> earlierVerdicts(long number) {
        return answer(List.of());
    }

    @Override
    public CompletableFuture<JudgedAgain> judgeAgain(RejectedOnes which) {
        return answer(new JudgedAgain(0, Map.of()));
    }

    @Override
    public CompletableFuture<JudgedAgain> foresee(RejectedOnes which, Change change) {
        return answer(new JudgedAgain(0, Map.of()));
    }

    @Override
    public CompletableFuture<CheckedText> check(String text) {
        return answer(checks.getOrDefault(text, CheckedText.NOTHING));
    }

    /// What checking a text says from now on.
    public void check(String text, CheckedText checked) {
        checks.put(text, checked);
    }

    @Override
    public CompletableFuture<Optional<Click>> click(long number) {
        return answer(clicks.stream().map(ClickRow::click).filter(click -> click.number() == number).findFirst());
    }

    /// Stores clicks and announces them.
    public void follow(ClickRow... followed) {
        clicks.addAll(List.of(followed));
        announce(new FeedEvent.ClicksStored(followed.length));
    }

    @Override
    public CompletableFuture<ClickPage> clicks(ClickQuery query) {
        List<ClickRow> matching = clicks.reversed().stream().filter(row -> ClickCriteria.match(query.also(), row))
                .filter(row -> query.before() == null || row.number() < query.before())
                .filter(row -> query.after() == null || row.number() > query.after()).toList();
        boolean more = matching.size() > query.limit();
        List<ClickRow> page = query.after() != null && more
                ? matching.subList(matching.size() - query.limit(), matching.size())
                : matching.subList(0, Math.min(matching.size(), query.limit()));
        boolean cut = bounded && page.isEmpty() && query.before() == null;
        return answer(new ClickPage(page, cut ? Long.valueOf(7) : more ? Long.valueOf(page.getLast().number()) : null,
                cut));
    }

    /// Whether a search that finds nothing says that it only looked through a part.
    public void bounded(boolean searches) {
        bounded = searches;
    }

    @Override
    public CompletableFuture<Optional<ClickHistory>> clickHistory(long number) {
        return answer(clicks.stream().filter(row -> row.number() == number).findFirst()
                .map(row -> new ClickHistory(row, postbacks.stream()
                        .filter(postback -> Long.valueOf(number).equals(postback.reading().clickNumber()))
                        .map(PostbackRow::of).toList(), false)));
    }

    @Override
    public CompletableFuture<Report> report(ReportQuery query) {
        reportQueries.add(query);
        return answer(reports.apply(query));
    }

    /// What reports say from now on.
    public void reports(Function<ReportQuery, Report> others) {
        reports = others;
    }

    /// What was asked for so far.
    public List<ReportQuery> reportQueries() {
        return reportQueries;
    }

    @Override
    public CompletableFuture<List<MinuteCount>> lastHour() {
        Instant last = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        return answer(IntStream.range(0, 60).mapToObj(i -> {
            Instant minute = last.minus(Duration.ofMinutes(59L - i));
            List<Postback> then = postbacks.stream().filter(postback -> postback.arrival().receivedAt()
                    .truncatedTo(ChronoUnit.MINUTES).equals(minute)).toList();
            return new MinuteCount(minute, then.size(),
                    then.stream().filter(postback -> postback.result() == Result.REJECTED).count());
        }).toList());
    }

    @Override
    public CompletableFuture<Map<ConversionId, ConversionFigures>> conversionFigures() {
        return answer(conversionFigures);
    }

    @Override
    public CompletableFuture<Map<Integer, LinkFigures>> linkFigures() {
        return answer(linkFigures);
    }

    @Override
    public CompletableFuture<List<DoorRefusal>> refusedAtTheDoor() {
        return answer(List.of(new DoorRefusal(404, "no such path", "192.0.2.9", 3, clock.instant().minusSeconds(60),
                clock.instant()),
                new DoorRefusal(405, "method not allowed", "other", 2, clock.instant().minusSeconds(90),
                        clock.instant().minusSeconds(80))));
    }

    @Override
    public CompletableFuture<TestClick> testClick(int linkKey, TestWay way) {
        testWays.add(way);
        TrackingLink link = definitions.link(linkKey).orElseThrow().link();
        boolean active = link.lifecycle().isActive();
        String clickId = "7h3k9v2xq8m4t0c6zr1p5w8ney";
        return answer(new TestClick(baseAddress() + "/c/" + link.slug(), active ? 302 : 404,
                active ? Destination.resolve(link.destination(), clickId) : null, active ? clickId : null,
                Duration.ofMillis(6)));
    }

    @Override
    public CompletableFuture<List<Backup>> backups() {
        return answer(List.copyOf(backups));
    }

    /// Makes one of what there is; fails as everything does.
    @Override
    public CompletableFuture<Backup> makeBackup() {
        ReceiverException sentence = failure;
        if (sentence != null) {
            become(new ReceiverStatus(status.storing(), status.problem(), status.stored(),
                    new BackupStatus(status.backup().lastMade(), sentence.saying())));
            return CompletableFuture.failedFuture(sentence);
        }
        Instant now = clock.instant();
        Backup made = new Backup(Path.of("/data/backups/postback-desk-" + now.toString().replace(":", "") + ".zip"),
                now, 1_200_000, status.stored(), 0, Saying.NOTHING);
        backups.addFirst(made);
        become(new ReceiverStatus(status.storing(), status.problem(), status.stored(),
                new BackupStatus(now, Saying.NOTHING)));
        return answer(made);
    }

    /// What is listed from now on.
    public void backups(Backup... others) {
        backups.clear();
        backups.addAll(List.of(others));
    }

    @Override
    public ReceiverStatus status() {
        return status;
    }

    @Override
    public Subscription subscribe(Consumer<FeedEvent> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public void close() {
        listeners.clear();
    }
}
