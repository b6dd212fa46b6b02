package dev.postbackdesk.desktop.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.conversion.Lifecycle;
import dev.postbackdesk.desktop.MemoryReceiver;
import dev.postbackdesk.desktop.fx.Format;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.Tasks;
import dev.postbackdesk.desktop.reports.ReportLine.Kind;
import dev.postbackdesk.desktop.reports.ReportsViewModel.State;
import dev.postbackdesk.desktop.shell.Feed;
import dev.postbackdesk.link.Definitions;
import dev.postbackdesk.link.Definitions.StoredLink;
import dev.postbackdesk.link.Slug;
import dev.postbackdesk.link.TrackingLink;
import dev.postbackdesk.postback.FindingCode;
import dev.postbackdesk.postback.Result;
import dev.postbackdesk.postback.Severity;
import dev.postbackdesk.receiver.Money;
import dev.postbackdesk.receiver.ReceiverException;
import dev.postbackdesk.receiver.Report;
import dev.postbackdesk.receiver.ReportQuery;
import dev.postbackdesk.receiver.Sums;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportsViewModelTest {
    private static final ZoneId ROME = ZoneId.of("Europe/Rome");
    private static final Instant NOW = Instant.parse("2026-11-22T10:42:10Z");

    private Instant clock = NOW;
    private final MemoryReceiver receiver = new MemoryReceiver(() -> clock);
    private final Feed feed = new Feed(receiver);
    private final ReportsViewModel model = new ReportsViewModel(receiver, feed, new Tasks(Runnable::run), ROME,
            ReportsViewModel.EVERY);
    private final ReportText text = new ReportText(new Messages(Locale.ENGLISH), new Format(Locale.ENGLISH, ROME));

    private static Money money(long conversions, String value, String commission) {
        return new Money(conversions, 0, 0, new BigDecimal(value), new BigDecimal(commission));
    }

    private static Sums sums(long clicks, long rejected, Map<String, Money> money) {
        long conversions = money.values().stream().mapToLong(Money::conversions).sum();
        return new Sums(clicks, 3, Map.of(Result.ACCEPTED, conversions, Result.REJECTED, rejected),
                new TreeMap<>(money));
    }

    private static TrackingLink link(String slug, String name, @org.jspecify.annotations.Nullable String network) {
        return new TrackingLink(new Slug(slug), name, "https://shop.example/?s=[s2sidentifier]", network, List.of(),
                Lifecycle.ACTIVE);
    }

    private static final Definitions TWO_LINKS = new Definitions(List.of(),
            List.of(new StoredLink(1, link("a", "Spring", "CAKE")), new StoredLink(2, link("b", "Summer", null))));

    /// Two links, one of which earned in two currencies.
    private static Report report(ReportQuery query) {
        Sums spring = sums(100, 2, Map.of("EUR", money(10, "200.5", "20.05"), "USD", money(4, "40", "4")));
        Sums summer = sums(50, 6, Map.of("USD", money(5, "50", "5")));
        int steps = query.edges().size() - 1;
        List<Sums> all = new java.util.ArrayList<>(Collections.nCopies(steps, Sums.NONE));
        all.set(steps - 1, spring.plus(summer));
        return new Report(all, Map.of(), Map.of(1, spring, 2, summer), Map.of(FindingCode.CLICK_ID_UNKNOWN, 8L), true);
    }

    private ReportsViewModel.Shown shown() {
        return Objects.requireNonNull(model.shownProperty().get());
    }

    private List<ReportLine> lines(Grouping grouping) {
        return ReportLines.of(shown().report(), grouping, TWO_LINKS, text.steps(shown().span()), text.names());
    }

    @Test
    void whatNobodyLooksAtIsNotRead() {
        model.periodProperty().set(Period.TODAY);
        model.tick();
        assertThat(receiver.reportQueries()).isEmpty();
        model.shown();
        assertThat(receiver.reportQueries()).hasSize(2);
        assertThat(model.stateProperty().get()).isEqualTo(State.NOTHING);
    }

    @Test
    void currenciesStandSideBySideAndAreNeverAdded() {
        receiver.reports(ReportsViewModelTest::report);
        model.shown();
        assertThat(model.stateProperty().get()).isEqualTo(State.SHOWN);
        List<ReportLine> lines = lines(Grouping.LINK);
        assertThat(lines).extracting(ReportLine::name).containsExactly("Spring", "", "Summer", "Total", "Total in EUR",
                "Total in USD");
        assertThat(lines).extracting(ReportLine::kind).containsExactly(Kind.LINE, Kind.MORE, Kind.LINE, Kind.TOTAL,
                Kind.TOTAL, Kind.TOTAL);
        assertThat(lines.get(3).conversions()).isEqualTo(19);
        assertThat(lines.get(3).value()).isNull();
        assertThat(lines.get(4).commission()).isEqualByComparingTo("20.05");
        assertThat(lines.get(5).commission()).isEqualByComparingTo("9");
        assertThat(lines.get(2).manyRejected()).isTrue();
        assertThat(text.percent(lines.get(2).rate())).isEqualTo("10.0 %");
        assertThat(lines(Grouping.NETWORK)).extracting(ReportLine::name).startsWith("CAKE", "", "No network");
        assertThat(lines(Grouping.STEP)).extracting(ReportLine::name).startsWith("22 Nov", "", "Total");
    }

    @Test
    void theRateOfALineCountsAllItsCurrencies() {
        receiver.reports(ReportsViewModelTest::report);
        model.shown();
        assertThat(text.percent(lines(Grouping.LINK).getFirst().rate())).isEqualTo("14.0 %");
    }

    @Test
    void aFilterIsAskedForAndTheTimeBeforeToo() {
        model.shown();
        model.scopeProperty().set(new Scope.OfLink(2));
        ReportQuery now = receiver.reportQueries().get(receiver.reportQueries().size() - 2);
        ReportQuery before = receiver.reportQueries().getLast();
        assertThat(now.link()).isEqualTo(2);
        assertThat(now.edges()).hasSize(31);
        assertThat(before.link()).isEqualTo(2);
        assertThat(before.edges()).containsExactly(Instant.parse("2026-09-23T22:00:00Z"),
                Instant.parse("2026-10-23T09:42:10Z"));
        assertThat(now.edges().getFirst()).isEqualTo("2026-10-23T22:00:00Z");
    }

    @Test
    void ownDaysMayBeGivenInAnyOrderAndAreNeverTooMany() {
        model.shown();
        model.own(LocalDate.of(2026, 11, 3), LocalDate.of(2026, 11, 1));
        assertThat(shown().span().from()).isEqualTo("2026-11-01");
        assertThat(shown().span().edges()).hasSize(4);
        model.hourlyProperty().set(true);
        assertThat(shown().span().edges()).hasSize(73);
        model.own(LocalDate.of(1990, 1, 1), LocalDate.of(2026, 11, 1));
        assertThat(shown().span().edges()).hasSize(ReportSpan.MOST_DAYS + 1);
    }

    /// On 25 October the clocks of Rome go back, on Lord Howe Island by half an hour in April; Nepal is 5:45 ahead.
    @Test
    void daysAreAsLongAsTheZoneHasThem() {
        LocalDate day = LocalDate.of(2026, 10, 25);
        assertThat(ReportSpan.of(Period.OWN, true, day, day, NOW, ROME).edges()).hasSize(26);
        LocalDate april = LocalDate.of(2026, 4, 5);
        assertThat(ReportSpan.of(Period.OWN, true, april, april, NOW, ZoneId.of("Australia/Lord_Howe")).edges())
                .hasSize(26).isSorted();
        assertThat(ReportSpan.of(Period.TODAY, false, day, day, NOW, ZoneId.of("Asia/Kathmandu")).edges())
                .containsExactly(Instant.parse("2026-11-21T18:15:00Z"), Instant.parse("2026-11-22T18:15:00Z"));
        // A month is compared with as much of the month before, however short that was.
        ReportSpan march = ReportSpan.of(Period.MONTH, false, day, day, Instant.parse("2026-03-31T10:00:00Z"),
                ZoneId.of("UTC"));
        assertThat(march.before()).containsExactly(Instant.parse("2026-02-01T00:00:00Z"),
                Instant.parse("2026-02-28T10:00:00Z"));
    }

    @Test
    void itFollowsWhatArrivesSomeSecondsBehind() {
        model.shown();
        int asked = receiver.reportQueries().size();
        receiver.follow();
        feed.deliver();
        receiver.define(TWO_LINKS);
        feed.deliver();
        model.tick();
        assertThat(receiver.reportQueries()).hasSize(asked);
        receiver.follow(
                new dev.postbackdesk.receiver.ClickRow(new dev.postbackdesk.click.Click(1, NOW, 1, "", "192.0.2.1",
                        null, null, false, false), "id", List.of()));
        feed.deliver();
        for (int second = 0; second < 5; second++) {
            model.tick();
        }
        assertThat(receiver.reportQueries()).hasSize(asked + 2);
        model.hidden();
        receiver.follow(
                new dev.postbackdesk.receiver.ClickRow(new dev.postbackdesk.click.Click(2, NOW, 1, "", "192.0.2.1",
                        null, null, false, false), "id", List.of()));
        feed.deliver();
        for (int second = 0; second < 10; second++) {
            model.tick();
        }
        assertThat(receiver.reportQueries()).hasSize(asked + 2);
    }

    @Test
    void onTheNextDayTheDaysAreOthersThoughNothingArrived() {
        model.periodProperty().set(Period.TODAY);
        model.shown();
        assertThat(shown().span().to()).isEqualTo("2026-11-22");
        int asked = receiver.reportQueries().size();
        clock = Instant.parse("2026-11-22T22:59:59Z");
        for (int second = 0; second < 10; second++) {
            model.tick();
        }
        assertThat(receiver.reportQueries()).hasSize(asked);

        clock = Instant.parse("2026-11-22T23:00:01Z");
        model.tick();
        assertThat(shown().span().from()).as("midnight in Rome").isEqualTo("2026-11-23");
        assertThat(shown().span().to()).isEqualTo("2026-11-23");
        model.tick();
        assertThat(receiver.reportQueries()).as("once").hasSize(asked + 2);
    }

    @Test
    void ownDaysEndTodayUntilTheUserChoosesOthers() {
        model.shown();
        clock = Instant.parse("2026-11-23T10:00:00Z");
        model.periodProperty().set(Period.OWN);
        assertThat(shown().span().from()).isEqualTo("2026-11-10");
        assertThat(shown().span().to()).isEqualTo("2026-11-23");
        assertThat(model.ownToProperty().get()).isEqualTo("2026-11-23");

        model.own(LocalDate.of(2026, 11, 1), LocalDate.of(2026, 11, 3));
        model.periodProperty().set(Period.WEEK);
        clock = Instant.parse("2026-11-24T10:00:00Z");
        model.periodProperty().set(Period.OWN);
        assertThat(shown().span().from()).isEqualTo("2026-11-01");
        assertThat(shown().span().to()).isEqualTo("2026-11-03");
    }

    @Test
    void aFailureIsSaid() {
        receiver.failWith(new ReceiverException(ReceiverException.Kind.UNAVAILABLE, "The disk is away."));
        model.shown();
        assertThat(model.stateProperty().get()).isEqualTo(State.FAILED);
        assertThat(model.answered().failureProperty().get()).isEqualTo("The disk is away.");
        receiver.failWith(null);
        receiver.reports(ReportsViewModelTest::report);
        model.shown();
        assertThat(model.stateProperty().get()).isEqualTo(State.SHOWN);
        assertThat(model.answered().failureProperty().get()).isEmpty();
        assertThat(model.trouble().sentenceProperty().get()).isEmpty();
    }

    @Test
    void aReportStaysWhereItCanNotBeReadAnewButNotOneOfAnotherTime() {
        receiver.reports(ReportsViewModelTest::report);
        model.shown();
        receiver.failWith(new ReceiverException(ReceiverException.Kind.UNAVAILABLE, "The disk is away."));

        model.read();

        assertThat(model.stateProperty().get()).isEqualTo(State.SHOWN);
        assertThat(model.trouble().sentenceProperty().get()).isEqualTo("The disk is away.");
        model.periodProperty().set(Period.TODAY);
        assertThat(model.stateProperty().get()).isEqualTo(State.FAILED);
        receiver.failWith(null);
        model.shown();
        assertThat(model.stateProperty().get()).isEqualTo(State.SHOWN);
        assertThat(model.answered().awaitedProperty().get()).isFalse();
        assertThat(model.trouble().sentenceProperty().get()).isEmpty();
    }

    @Test
    void changesAreSaidInPerCentOfTheTimeBefore() {
        BigDecimal hundred = new BigDecimal(100);
        assertThat(text.change(new BigDecimal("106.4"), hundred, Period.DAYS_30, 30))
                .isEqualTo("+6 % on the 30 days before");
        assertThat(text.change(new BigDecimal("82"), hundred, Period.MONTH, 22))
                .isEqualTo("−18 % on the month before by now");
        assertThat(text.change(hundred, BigDecimal.ZERO, Period.TODAY, 1)).isEmpty();
        assertThat(text.change(hundred, null, Period.TODAY, 1)).isEmpty();
    }

    private ReportSpan own(boolean hourly, String from, String to) {
        return ReportSpan.of(Period.OWN, hourly, LocalDate.parse(from), LocalDate.parse(to), NOW, ROME);
    }

    @Test
    void daysSayTheirYearWhereThereAreSeveral() {
        ReportSpan years = own(false, "2025-10-24", "2026-11-22");
        assertThat(text.span(years)).isEqualTo("24 Oct 2025 to 22 Nov 2026, Europe/Rome");
        List<String> names = text.steps(years).stream().map(ReportStep::name).toList();
        assertThat(names).doesNotHaveDuplicates().startsWith("24 Oct 2025").endsWith("22 Nov 2026");

        ReportSpan year = own(false, "2026-10-24", "2026-11-22");
        assertThat(text.span(year)).isEqualTo("24 Oct to 22 Nov 2026, Europe/Rome");
        assertThat(text.steps(year).getFirst().name()).isEqualTo("24 Oct");
        assertThat(text.steps(own(true, "2025-12-31", "2026-01-01")).getLast().name()).isEqualTo("1 Jan 2026 23:00");
    }

    @Test
    void theFileHasDaysAndHoursAsOtherProgramsReadThem() {
        assertThat(text.steps(own(false, "2026-11-01", "2026-11-02"))).extracting(ReportStep::iso)
                .containsExactly("2026-11-01", "2026-11-02");
        // It has the hour from two to three twice.
        assertThat(text.steps(own(true, "2026-10-25", "2026-10-25"))).extracting(ReportStep::iso)
                .contains("2026-10-25T02:00+02:00", "2026-10-25T02:00+01:00").doesNotHaveDuplicates();

        receiver.reports(ReportsViewModelTest::report);
        model.shown();
        assertThat(ReportFile.text(lines(Grouping.STEP))).contains("\n2026-11-22\t\t150\t10", "\n2026-11-22\t\t\t9");
    }

    @Test
    void everyReasonHasWords() {
        Messages messages = new Messages(Locale.ENGLISH);
        for (FindingCode code : FindingCode.values()) {
            if (code.severity() == Severity.REJECTS) {
                assertThat(messages.text("reports.reason." + code.name())).isNotBlank();
            }
        }
    }

    @Test
    void theFileHoldsPlainNumbersAndEachLineStandsForItself(@TempDir Path folder) throws Exception {
        receiver.reports(ReportsViewModelTest::report);
        model.shown();
        Path file = folder.resolve("report.csv");
        ReportFile.write(lines(Grouping.LINK), file);
        assertThat(Files.readString(file)).isEqualTo("""
                name,network,clicks,conversions,pending,rejected,postbacks,currency,value,commission
                Spring,CAKE,100,10,0,2,16,EUR,200.5,20.05
                Spring,,,4,0,,,USD,40,4
                Summer,,50,5,0,6,11,USD,50,5
                """);
        assertThat(ReportFile.text(lines(Grouping.LINK))).contains("Spring\tCAKE\t100\t10");
    }
}
