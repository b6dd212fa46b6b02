package dev.postbackdesk.benchmarks;

import dev.postbackdesk.postback.PostbackRow;
import dev.postbackdesk.receiver.Criterion;
import dev.postbackdesk.receiver.LocalReceiver;
import dev.postbackdesk.receiver.Outcome;
import dev.postbackdesk.receiver.PostbackPage;
import dev.postbackdesk.receiver.PostbackQuery;
import dev.postbackdesk.receiver.Receiver;
import dev.postbackdesk.receiver.ReceiverConfig;
import dev.postbackdesk.receiver.ReceiverException;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// How long the pages and searches of the live table take among a million postbacks, asked as the desktop asks. No window is
/// open: what drawing costs comes on top.
@Command(name = "search", description = "Times pages and searches among a million stored postbacks.",
        mixinStandardHelpOptions = true)
final class SearchCommand implements Callable<Integer> {
    private static final int PAGE = 256;
    private static final long WINDOW = 200_000;

    private final PrintStream out;

    @Mixin
    private final ReceiverOptions receiver = new ReceiverOptions();

    @Mixin
    private final Place place = new Place();

    @Option(names = "--rows", defaultValue = "1000000", paramLabel = "N",
            description = "Postbacks that are stored (default: ${DEFAULT-VALUE}).")
    private int rows;

    @Option(names = "--rounds", defaultValue = "5", paramLabel = "N",
            description = "How often each is timed after the first time (default: ${DEFAULT-VALUE}).")
    private int rounds;

    /// @param first milliseconds the first time, when nothing is warm
    /// @param median milliseconds of the later ones
    record Timed(String what, double first, double median, double most) {}

    /// What was measured.
    record Searches(Machine machine, int rows, List<Timed> times) {
        Searches {
            times = List.copyOf(times);
        }
    }

    SearchCommand(PrintStream out) {
        this.out = out;
    }

    /// Something that is timed.
    private interface Asked {
        void ask();
    }

    @Override
    public Integer call() throws IOException, ReceiverException {
        Path folder = place.folder();
        try {
            Machine machine = Machine.here(folder);
            out.println(machine);
            Path data = folder.resolve("data");
            Folders.copy(place.seeds(folder, receiver.jar(), out).get(rows).resolve(Seeding.DATA), data);
            List<Timed> times = new ArrayList<>();
            long start = System.nanoTime();
            try (LocalReceiver opened = LocalReceiver.open(ReceiverConfig.of(data, "a benchmark").notListening())) {
                times.add(
                        new Timed("open the data folder", millisSince(start), millisSince(start), millisSince(start)));
                measure(opened, times);
            }
            Table table = new Table("among " + rows + " postbacks", "first ms", "median ms", "max ms");
            times.forEach(
                    time -> table.row(time.what(), whole(time.first()), whole(time.median()), whole(time.most())));
            out.print(table);
            place.write(new Searches(machine, rows, times));
            return 0;
        } finally {
            Folders.delete(folder);
        }
    }

    private void measure(Receiver opened, List<Timed> times) {
        Random random = new Random(1);
        times.add(time("newest page and counts", () -> {
            opened.search(PostbackQuery.NEWEST, 0).join();
            opened.counts(PostbackQuery.NEWEST).join();
        }));
        times.add(time("page at a random place",
                () -> opened.search(PostbackQuery.NEWEST.withBefore(random.nextLong(2, rows)), 0).join()));
        times.add(time("first page: result:rejected",
                () -> page(opened, new Criterion.Came(Set.of(Outcome.REJECTED)))));
        times.add(time("first page: val>19 -sender:203.0", () -> page(opened,
                new Criterion.Amount(Criterion.Amount.Of.VALUE, Criterion.Amount.Than.ABOVE, new BigDecimal("19")),
                new Criterion.Not(new Criterion.From(List.of("203.0"), List.of())))));
        Criterion dear = new Criterion.Amount(Criterion.Amount.Of.VALUE, Criterion.Amount.Than.ABOVE,
                new BigDecimal("5000"));
        times.add(time("whole window without a hit: val>5000", () -> search(opened, dear)));
        times.add(time("counts by verdict: val>5000", () -> opened.counts(PostbackQuery.of(List.of(dear))).join()));
        times.add(time("first page: text seed-", () -> page(opened, new Criterion.Text("seed-"))));
        times.add(time("first hit: text of one a tenth of the window down", () -> first(opened,
                new Criterion.Text("txid=seed-" + (rows - WINDOW / 10)))));
        times.add(time("first step without a hit: text", () -> opened
                .search(PostbackQuery.of(List.of(new Criterion.Text("nowhere to be found"))), 0).join()));
        times.add(time("whole window without a hit: text",
                () -> search(opened, new Criterion.Text("nowhere to be found"))));
    }

    private static void page(Receiver opened, Criterion... criteria) {
        List<PostbackRow> found = new ArrayList<>();
        Long before = null;
        do {
            PostbackPage step = opened.search(PostbackQuery.of(List.of(criteria)).withBefore(before)
                    .withLimit(PAGE - found.size()), 0).join();
            found.addAll(step.rows());
            before = step.next();
        } while (before != null && found.size() < PAGE);
    }

    private static void first(Receiver opened, Criterion criterion) {
        Long before = null;
        boolean found = false;
        do {
            PostbackPage step = opened.search(PostbackQuery.of(List.of(criterion)).withBefore(before), 0).join();
            found = !step.rows().isEmpty();
            before = step.next();
        } while (before != null && !found);
        if (!found) {
            throw new IllegalStateException("What was sought was not found");
        }
    }

    private static void search(Receiver opened, Criterion criterion) {
        Long before = null;
        long looked = 0;
        do {
            PostbackPage step = opened.search(PostbackQuery.of(List.of(criterion)).withBefore(before), 0).join();
            looked += step.looked();
            before = step.next();
        } while (before != null && looked < WINDOW);
    }

    private Timed time(String what, Asked asked) {
        double first = once(asked);
        double[] later = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            later[round] = once(asked);
        }
        return new Timed(what, first, Median.of(later), Arrays.stream(later).max().orElse(0));
    }

    private static double once(Asked asked) {
        long start = System.nanoTime();
        asked.ask();
        return millisSince(start);
    }

    private static double millisSince(long start) {
        return (System.nanoTime() - start) / 1e6;
    }

    private static String whole(double millis) {
        return String.format(Locale.ROOT, "%,.0f", millis);
    }
}
