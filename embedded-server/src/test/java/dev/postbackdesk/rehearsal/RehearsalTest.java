package dev.postbackdesk.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postbackdesk.conversion.Conversion;
import dev.postbackdesk.conversion.ConversionId;
import dev.postbackdesk.conversion.Lifecycle;
import dev.postbackdesk.link.Slug;
import dev.postbackdesk.link.TrackingLink;
import dev.postbackdesk.postback.Finding;
import dev.postbackdesk.postback.FindingCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RehearsalTest {
    private static final ConversionId SALE = new ConversionId("C24CA0512421422E80996FBEBFD2211D");

    @TempDir
    Path scratch;

    @ParameterizedTest
    @EnumSource(Fault.class)
    void eachFaultYieldsItsFindingOverHttp(Fault fault) throws Exception {
        List<Step> steps = play(fault);

        assertThat(steps.stream().map(Step::move)).containsExactlyElementsOf(fault.plan());
        assertThat(fault.isMetBy(steps.getLast())).as(steps.getLast().toString()).isTrue();
        assertLeftNothing();
    }

    @Test
    void everyFindingCanBeProvoked() {
        assertThat(Arrays.stream(Fault.values()).flatMap(fault -> fault.finding().stream()))
                .containsExactlyInAnyOrder(FindingCode.values());
    }

    @Test
    void whatIsFoundOnTheWholeCarriesTheFigures() throws Exception {
        assertThat(found(Fault.CRAWLED).args()).containsExactly("1", "Summer");
        assertThat(found(Fault.LOOKED_AHEAD).args()).containsExactly("1", "Summer");
        assertThat(found(Fault.NEVER_REPORTED).args()).containsExactly("20", "Sale");
        assertThat(found(Fault.ALWAYS_ZERO).args()).containsExactly("20", "Sale", "20.00");
    }

    @Test
    void aGateLetsOneStepPassAtATime() throws Exception {
        Gate gate = new Gate();
        BlockingQueue<Step> steps = new LinkedBlockingQueue<>();
        CompletableFuture<Void> played = new CompletableFuture<>();
        Thread thread = Thread.ofPlatform().start(() -> {
            try {
                rehearsal(Fault.NOTHING).play(scratch, gate, steps::add);
                played.complete(null);
            } catch (Exception e) {
                played.completeExceptionally(e);
            }
        });

        gate.step();
        assertThat(steps.poll(10, TimeUnit.SECONDS)).isInstanceOf(Step.Clicked.class);
        assertThat(steps.poll(100, TimeUnit.MILLISECONDS)).isNull();
        gate.step();
        assertThat(steps.poll(10, TimeUnit.SECONDS)).isInstanceOf(Step.SentOn.class);
        gate.run(Duration.ofMillis(1));
        played.get(10, TimeUnit.SECONDS);
        assertThat(steps).hasSize(Fault.NOTHING.plan().size() - 2);
        assertThat(thread.join(Duration.ofSeconds(10))).isTrue();
    }

    @Test
    void anInterruptEndsItAndLeavesNothing() throws Exception {
        CompletableFuture<Step> first = new CompletableFuture<>();
        CompletableFuture<Void> played = new CompletableFuture<>();
        Gate gate = new Gate();
        gate.step();
        Thread thread = Thread.ofPlatform().start(() -> {
            try {
                rehearsal(Fault.NOTHING).play(scratch, gate, first::complete);
                played.complete(null);
            } catch (Exception e) {
                played.completeExceptionally(e);
            }
        });
        first.get(10, TimeUnit.SECONDS);

        thread.interrupt();

        assertThatThrownBy(() -> played.get(10, TimeUnit.SECONDS)).hasCauseInstanceOf(InterruptedException.class);
        assertLeftNothing();
    }

    @Test
    void whatACrashLeftIsSweptAway() throws Exception {
        Path left = Files.createDirectories(scratch.resolve("rehearsal123"));
        Files.writeString(left.resolve("postback-desk.mv.db"), "left");
        Files.setLastModifiedTime(left, FileTime.from(Instant.now().minus(Duration.ofDays(7))));
        Path other = Files.writeString(scratch.resolve("notes.txt"), "not ours");

        play(Fault.NOTHING);

        assertThat(left).doesNotExist();
        assertThat(other).exists();
    }

    @Test
    void twoAtATimeLeaveEachOtherAlone() throws Exception {
        List<Step> outer = new ArrayList<>();
        List<Step> inner = new ArrayList<>();
        rehearsal(Fault.NOTHING).play(scratch, Pace.AT_ONCE, step -> {
            outer.add(step);
            if (step instanceof Step.Clicked) {
                try {
                    rehearsal(Fault.SENT_TWICE).play(scratch, Pace.AT_ONCE, inner::add);
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }
        });
        assertThat(Fault.NOTHING.isMetBy(outer.getLast())).isTrue();
        assertThat(Fault.SENT_TWICE.isMetBy(inner.getLast())).isTrue();
        assertLeftNothing();
    }

    private void assertLeftNothing() throws IOException {
        try (Stream<Path> left = Files.list(scratch)) {
            assertThat(left).isEmpty();
        }
    }

    private Finding found(Fault fault) throws Exception {
        if (play(fault).getLast() instanceof Step.Found(Finding finding)) {
            return finding;
        }
        throw new AssertionError("Nothing was found of " + fault);
    }

    private static Rehearsal rehearsal(Fault fault) {
        return new Rehearsal(new TrackingLink(new Slug("summer"), "Summer", "https://shop.example/?s2=[s2sidentifier]",
                null, List.of(SALE), Lifecycle.PAUSED), Conversion.named(SALE, "Sale"), fault);
    }

    private List<Step> play(Fault fault) throws Exception {
        List<Step> steps = new ArrayList<>();
        rehearsal(fault).play(scratch, Pace.AT_ONCE, steps::add);
        return steps;
    }
}
