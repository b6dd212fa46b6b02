package dev.postbackdesk.desktop.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.desktop.LayoutFaults;
import dev.postbackdesk.desktop.fx.Format;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.OnFxThread;
import dev.postbackdesk.desktop.fx.Theme;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import javafx.scene.Group;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.util.WaitForAsyncUtils;

/// A printed report, by the bounds of its nodes.
@ExtendWith(OnFxThread.class)
class ReportSheetsTest {
    private static final double ROUNDED = 0.1;
    /// What a printer reaches of A4 and of Letter in landscape, and of A5.
    private static final double[][] PAPER = {{770, 523}, {720, 540}, {540, 370}};

    @BeforeAll
    static void loadFonts() {
        Theme.loadFonts();
    }

    private static ReportLine line(ReportLine.Kind kind, String name, String network) {
        return new ReportLine(kind, name, network, null, 1_234_567L, 98_765, 12, 0.123, 4_321L, 99_999, "EUR",
                new BigDecimal("12345678.90"), new BigDecimal("1234567.89"));
    }

    private static List<ReportLine> lines(int count) {
        List<ReportLine> lines = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            lines.add(line(ReportLine.Kind.LINE, "Link " + i + (i % 7 == 0
                    ? " with a name that is far longer than the room that a column of names has on paper, in any size"
                    : ""), i % 3 == 0 ? "" : "TUNE (HasOffers)"));
        }
        if (count > 0) {
            lines.add(line(ReportLine.Kind.TOTAL, "Total", ""));
        }
        return lines;
    }

    private static List<Group> sheets(Locale language, List<ReportLine> lines, double[] paper) throws Exception {
        Messages messages = new Messages(language);
        Format format = new Format(language, ZoneOffset.UTC);
        ReportText text = new ReportText(messages, format);
        return WaitForAsyncUtils.asyncFx(() -> new ReportSheets(messages, text,
                new ReportSheets.Content(messages.text("reports.print-title"), "24 Oct to 22 Nov 2026, UTC",
                        messages.text("reports.print-filter", messages.text("reports.filter.all"),
                                messages.text("reports.group.link")),
                        messages.text("reports.printed", "2026-11-22 10:42:10"),
                        messages.text("reports.column.link"), lines))
                .on(paper[0], paper[1]))
                .get(20, TimeUnit.SECONDS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    void allRowsAreOnPagesAndNothingIsCut(String language) throws Exception {
        for (double[] paper : PAPER) {
            List<Group> sheets = sheets(Locale.of(language), lines(100), paper);
            assertThat(sheets).hasSizeGreaterThan(3);
            List<String> names = new ArrayList<>();
            for (int i = 0; i < sheets.size(); i++) {
                Group sheet = sheets.get(i);
                assertThat(LayoutFaults.of(sheet.getScene())).isEmpty();
                assertThat(sheet.getLayoutBounds().getWidth()).isLessThanOrEqualTo(paper[0] + ROUNDED);
                assertThat(sheet.getLayoutBounds().getHeight()).isLessThanOrEqualTo(paper[1] + ROUNDED);
                assertThat(sheet.lookupAll(".sheet-heads")).hasSize(1);
                Messages words = new Messages(Locale.of(language));
                assertThat(sheet.lookupAll(".sheet-foot .label").stream().map(Label.class::cast).map(Label::getText))
                        .contains(words.text("reports.page", String.valueOf(i + 1), String.valueOf(sheets.size())));
                for (var row : sheet.lookup(".sheet-heads").getParent().getChildrenUnmodifiable()) {
                    if (!row.getStyleClass().contains("sheet-heads")) {
                        names.add(((Label) ((Parent) row).getChildrenUnmodifiable().getFirst()).getText());
                    }
                }
            }
            assertThat(names).containsExactlyElementsOf(lines(100).stream().map(ReportLine::name).toList());
        }
    }

    @Test
    void aShortReportIsOnePage() throws Exception {
        assertThat(sheets(Locale.ENGLISH, lines(5), PAPER[0])).hasSize(1);
    }
}
