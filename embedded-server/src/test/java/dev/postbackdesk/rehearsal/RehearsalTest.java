package dev.postbackdesk.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.conversion.Conversion;
import dev.postbackdesk.conversion.ConversionId;
import dev.postbackdesk.conversion.Lifecycle;
import dev.postbackdesk.link.Slug;
import dev.postbackdesk.link.TrackingLink;
import dev.postbackdesk.postback.Finding;
import dev.postbackdesk.postback.FindingCode;
import dev.postbackdesk.postback.Postback;
import dev.postbackdesk.postback.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RehearsalTest {
    private static final ConversionId SALE = new ConversionId("C24CA0512421422E80996FBEBFD2211D");

    /// Said of clicks, or of a conversion as a whole: one order can't bring them about.
    private static final EnumSet<FindingCode> NEVER_OF_A_POSTBACK = EnumSet.of(FindingCode.PREFETCH_CLICK,
            FindingCode.BOT_CLICK, FindingCode.VALUE_ALWAYS_ZERO, FindingCode.NOTHING_ARRIVED);

    @TempDir
    Path scratch;

    @ParameterizedTest
    @EnumSource(Fault.class)
    void eachFaultYieldsItsFindingOverHttp(Fault fault) throws Exception {
        Postback postback = judged(play(fault));
        List<FindingCode> codes = postback.findings().stream().map(Finding::code).toList();
        fault.finding().ifPresentOrElse(code -> assertThat(codes).contains(code),
                () -> assertThat(codes).isEmpty());
        boolean rejects = fault.finding().isPresent()
                && postback.findings().stream().anyMatch(f -> f.code() == fault.finding().get() && f.rejects());
        if (rejects) {
            assertThat(postback.result()).isEqualTo(Result.REJECTED);
            assertThat(codes.getFirst()).isEqualTo(fault.finding().orElseThrow());
        } else {
            assertThat(postback.result()).isNotEqualTo(Result.REJECTED);
        }
    }

    @Test
    void everyFindingAboutAPostbackCanBeProvoked() {
        assertThat(Arrays.stream(Fault.values()).flatMap(fault -> fault.finding().stream()))
                .containsExactlyInAnyOrderElementsOf(EnumSet.complementOf(NEVER_OF_A_POSTBACK));
    }

    @Test
    void theStepsComeInOrderAndTheFolderIsGone() throws Exception {
        List<Step> steps = play(Fault.NOTHING);
        assertThat(steps).hasExactlyElementsOfTypes(Step.Clicked.class, Step.Landed.class, Step.Ordered.class,
                Step.Sent.class, Step.Judged.class);
        assertThat(judged(steps).result()).isEqualTo(Result.ACCEPTED);
        try (Stream<Path> left = Files.list(scratch)) {
            assertThat(left).isEmpty();
        }
    }

    private List<Step> play(Fault fault) throws Exception {
        List<Step> steps = new ArrayList<>();
        new Rehearsal(new TrackingLink(new Slug("summer"), "Summer", "https://shop.example/?s2=[s2sidentifier]", null,
                List.of(SALE), Lifecycle.PAUSED), Conversion.named(SALE, "Sale"), fault).play(scratch, steps::add);
        return steps;
    }

    private static Postback judged(List<Step> steps) {
        if (steps.getLast() instanceof Step.Judged(Postback postback)) {
            return postback;
        }
        throw new AssertionError("Not judged: " + steps);
    }
}
