package dev.postbackdesk.rehearsal;

import static dev.postbackdesk.rehearsal.Ground.await;

import dev.postbackdesk.conversion.Conversion;
import dev.postbackdesk.conversion.Lifecycle;
import dev.postbackdesk.language.SaidIOException;
import dev.postbackdesk.language.Saying;
import dev.postbackdesk.link.Definitions;
import dev.postbackdesk.link.Placeholder;
import dev.postbackdesk.link.TrackingLink;
import dev.postbackdesk.postback.Finding;
import dev.postbackdesk.postback.Header;
import dev.postbackdesk.postback.Postback;
import dev.postbackdesk.receiver.LinkFigures;
import dev.postbackdesk.receiver.PostbackQuery;
import dev.postbackdesk.receiver.Receiver;
import dev.postbackdesk.receiver.ReceiverException;
import dev.postbackdesk.receiver.TestClick;
import dev.postbackdesk.receiver.WholeFindings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One click, one order and what the receiver makes of it: real requests over HTTP, to a receiver of its own with copies of
/// one link and one conversion, so that a fault may change definitions and the clock without touching the user's.
public final class Rehearsal {
    private static final Duration TO_BUY = Duration.ofMinutes(5);
    private static final int FIRST_ORDER = 1001;

    private final TrackingLink link;
    private final Conversion conversion;
    private final Fault fault;
    private final AtomicReference<Instant> now;
    private final byte @Nullable [] clickKey;

    public Rehearsal(TrackingLink link, Conversion conversion, Fault fault) {
        this(link, conversion, fault, Instant.now(), null);
    }

    /// The same each time.
    ///
    /// @param start the time of the click
    /// @param clickKey of the click ids, or null for a random one
    public Rehearsal(TrackingLink link, Conversion conversion, Fault fault, Instant start,
            byte @Nullable [] clickKey) {
        this.conversion = Copy.of(conversion, fault);
        this.link = Copy.of(link, this.conversion);
        this.fault = fault;
        now = new AtomicReference<>(start);
        this.clickKey = clickKey == null ? null : clickKey.clone();
    }

    /// Plays it to the end on the calling thread, which must be one that may wait. The receiver and its folder are gone
    /// afterwards.
    ///
    /// @param scratch the folder that the receiver's is made in; what a crash left there is deleted
    /// @param each told of each step as soon as it happened
    /// @throws InterruptedException if the thread was interrupted: that ends a rehearsal early
    public void play(Path scratch, Pace pace, Consumer<Step> each)
            throws ReceiverException, IOException, InterruptedException {
        InstantSource clock = now::get;
        Ground.play(scratch, clock, clickKey,
                (receiver, merchant) -> new Playing(receiver, merchant, pace, each).all());
    }

    /// A rehearsal under way.
    private final class Playing {
        private final Receiver receiver;
        private final Merchant merchant;
        private final Pace pace;
        private final Consumer<Step> each;
        private final int linkKey;

        Playing(Receiver receiver, Merchant merchant, Pace pace, Consumer<Step> each) {
            this.receiver = receiver;
            this.merchant = merchant;
            this.pace = pace;
            this.each = each;
            await(receiver.saveConversion(conversion));
            linkKey = await(receiver.saveLink(null, link)).link(link.slug()).orElseThrow().key();
        }

        private void tell(Step step) {
            each.accept(step);
        }

        void all() throws IOException, InterruptedException {
            String clickId = click();
            if (fault.plan().contains(Move.ORDER)) {
                land(clickId);
            }
            if (fault.plan().contains(Move.REPORT)) {
                report(Order.first(fault, number(0), text(clickId), conversion.id().value(), conversion.token()));
            }
            if (fault.repeats()) {
                now.updateAndGet(instant -> instant.plus(TO_BUY));
                report(Order.again(fault, number(0), text(clickId), conversion.id().value(), conversion.token()));
            }
            if (fault.plan().contains(Move.MORE)) {
                pace.await();
                tell(more());
            }
            pace.await();
            tell(fault.outcome() == Outcome.ON_THE_WHOLE
                    ? new Step.Found(found())
                    : new Step.Judged(newest(), await(receiver.definitions())));
        }

        private static String text(@Nullable String clickId) {
            return clickId == null ? "" : clickId;
        }

        private static String number(int visitor) {
            return "RH-" + (FIRST_ORDER + visitor);
        }

        private URI trackingLink() {
            return receiver.localAddress().resolve("/c/" + link.slug());
        }

        private @Nullable String click() throws IOException, InterruptedException {
            pace.await();
            List<Header> headers = Merchant.visitor(fault);
            long began = System.nanoTime();
            HttpResponse<String> answer = merchant.send(Merchant.click(trackingLink(), headers));
            Duration took = Duration.ofNanos(System.nanoTime() - began);
            tell(new Step.Clicked(trackingLink(), headers));
            // A browser that looks ahead is sent nowhere: it would not come again for the click.
            String location = fault == Fault.LOOKED_AHEAD ? null : location(answer);
            String clickId = location == null ? null : TestClick.clickIdIn(link.destination(), location);
            pace.await();
            tell(new Step.SentOn(answer.statusCode(), location, clickId, took));
            return clickId;
        }

        private String location(HttpResponse<String> answer) throws IOException {
            return answer.headers().firstValue("Location").orElseThrow(() -> new SaidIOException(
                    Saying.of("said.why.no-redirect", answer.uri(), answer.statusCode())));
        }

        private void land(@Nullable String clickId) throws InterruptedException {
            String url = link.destination().replace(Placeholder.TOKEN, text(clickId));
            pace.await();
            tell(new Step.Landed(url, clickId));
            now.updateAndGet(instant -> instant.plus(delay()));
            meanwhile();
            pace.await();
            tell(new Step.Ordered(number(0), delay()));
        }

        private void report(Order order) throws IOException, InterruptedException {
            pace.await();
            long began = System.nanoTime();
            HttpResponse<String> answer = merchant.send(Merchant.report(receiver.localAddress(), order));
            Duration took = Duration.ofNanos(System.nanoTime() - began);
            tell(new Step.Reported(receiver.localAddress(), newest(), await(receiver.definitions())));
            pace.await();
            tell(new Step.Answered(answer.statusCode(), answer.body(), took));
        }

        private Postback newest() {
            long number = await(receiver.postbacks(PostbackQuery.NEWEST)).getFirst().number();
            return await(receiver.postback(number)).orElseThrow();
        }

        /// So many in all that it is no chance any more.
        private Step.Multiplied more() throws IOException, InterruptedException {
            boolean reports = fault.plan().contains(Move.REPORT);
            int visitors = (int) (reports ? WholeFindings.MANY_WORTHLESS : WholeFindings.MANY_CLICKS) - 1;
            for (int i = 1; i <= visitors; i++) {
                HttpResponse<String> answer = merchant.send(Merchant.click(trackingLink(), Merchant.visitor(fault)));
                if (reports) {
                    String clickId = text(TestClick.clickIdIn(link.destination(), location(answer)));
                    merchant.send(Merchant.report(receiver.localAddress(), Order.first(fault, number(i), clickId,
                            conversion.id().value(), conversion.token())));
                }
            }
            return new Step.Multiplied(visitors, reports ? visitors : 0);
        }

        /// What the screens of conversions and links say now.
        private Finding found() {
            Definitions definitions = await(receiver.definitions());
            return (switch (fault) {
                case LOOKED_AHEAD -> figures().flatMap(all -> WholeFindings.prefetches(link.name(), all));
                case CRAWLED -> figures().flatMap(all -> WholeFindings.bots(link.name(), all));
                case ALWAYS_ZERO -> Optional.ofNullable(await(receiver.conversionFigures()).get(conversion.id()))
                        .flatMap(all -> WholeFindings.worthless(conversion, all, receiver.networks()));
                default -> figures().flatMap(all -> WholeFindings.unanswered(
                        definitions.conversion(conversion.id()).orElseThrow().conversion().name(),
                        all.clicks() - all.bots()));
            }).orElseThrow(() -> new IllegalStateException("Nothing was found of " + fault));
        }

        private Optional<LinkFigures> figures() {
            return Optional.ofNullable(await(receiver.linkFigures()).get(linkKey));
        }

        private Duration delay() {
            return switch (fault) {
                case AT_ONCE -> Duration.ofMillis(300);
                case LATE -> Objects.requireNonNull(conversion.window()).plus(Duration.ofDays(1));
                default -> conversion.window() != null && conversion.window().compareTo(TO_BUY) < 0
                        ? conversion.window()
                        : TO_BUY;
            };
        }

        /// What the user could have changed between click and order.
        private void meanwhile() {
            if (fault == Fault.CONVERSION_PAUSED) {
                await(receiver.saveConversion(conversion.withLifecycle(Lifecycle.PAUSED)));
            } else if (fault == Fault.LINK_PAUSED) {
                await(receiver.saveLink(linkKey, link.withLifecycle(Lifecycle.PAUSED)));
            } else if (fault == Fault.NOT_ON_THE_LINK) {
                await(receiver.saveLink(linkKey, new TrackingLink(link.slug(), link.name(), link.destination(),
                        link.network(), List.of(), link.lifecycle())));
            }
        }
    }
}
