package dev.postbackdesk.desktop.qr;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import dev.postbackdesk.desktop.fx.OnFxThread;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.image.Image;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

/// What is saved is read again: the PNG by a reader of QR codes, the SVG by an XML parser.
@ExtendWith(OnFxThread.class)
class QrCodeTest {
    private static final String LINK = "https://pb.harbourads.example/c/verda-box";

    private static String read(int[] pixels, int edge) throws Exception {
        return new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(edge, edge, pixels)))).getText();
    }

    @ParameterizedTest
    @ValueSource(strings = {LINK, "http://127.0.0.1:8377/c/a", "https://pb.exämple/c/sömmer",
            "https://pb.harbourads.example/a/long/path/of/a/proxy/c/abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz"})
    void aPngIsReadAgain(String link) throws Exception {
        QrCode code = QrCode.of(link).orElseThrow();
        Image image = new Image(new ByteArrayInputStream(code.png(8)));
        int edge = (int) image.getWidth();
        assertThat(edge).isEqualTo(code.size() * 8).isEqualTo((int) image.getHeight());
        int[] pixels = new int[edge * edge];
        for (int y = 0; y < edge; y++) {
            for (int x = 0; x < edge; x++) {
                pixels[y * edge + x] = image.getPixelReader().getArgb(x, y);
            }
        }
        assertThat(read(pixels, edge)).isEqualTo(link);
    }

    @Test
    void aSvgIsReadAgain() throws Exception {
        QrCode code = QrCode.of(LINK).orElseThrow();
        Element svg = DocumentBuilderFactory.newInstance().newDocumentBuilder()
                .parse(new ByteArrayInputStream(code.svg().getBytes(StandardCharsets.UTF_8))).getDocumentElement();
        int size = code.size();
        assertThat(svg.getTagName()).isEqualTo("svg");
        assertThat(svg.getAttribute("viewBox")).isEqualTo("0 0 " + size + " " + size);
        String path = ((Element) svg.getElementsByTagName("path").item(0)).getAttribute("d");
        assertThat(path).matches("(M\\d+ \\d+h\\d+v1h-\\d+z)+");
        int scale = 4;
        int edge = size * scale;
        int[] pixels = new int[edge * edge];
        java.util.Arrays.fill(pixels, 0xFFFFFFFF);
        Matcher run = Pattern.compile("M(\\d+) (\\d+)h(\\d+)").matcher(path);
        while (run.find()) {
            int from = Integer.parseInt(run.group(1));
            int row = Integer.parseInt(run.group(2));
            for (int y = row * scale; y < (row + 1) * scale; y++) {
                for (int x = from * scale; x < (from + Integer.parseInt(run.group(3))) * scale; x++) {
                    pixels[y * edge + x] = 0xFF000000;
                }
            }
        }
        assertThat(read(pixels, edge)).isEqualTo(LINK);
    }

    @Test
    void aMarginOfFourModulesStaysWhite() {
        QrCode code = QrCode.of(LINK).orElseThrow();
        for (int i = 0; i < code.size(); i++) {
            for (int margin = 0; margin < 4; margin++) {
                assertThat(code.isDark(i, margin) || code.isDark(margin, i) || code.isDark(i, code.size() - 1 - margin)
                        || code.isDark(code.size() - 1 - margin, i)).isFalse();
            }
        }
        assertThat(code.isDark(4, 4)).isTrue();
    }

    @Test
    void whatFitsNoCodeHasNone() {
        assertThat(QrCode.of("")).isEmpty();
        assertThat(QrCode.of(" ")).isEmpty();
        assertThat(QrCode.of("x".repeat(10_000))).isEmpty();
    }
}
