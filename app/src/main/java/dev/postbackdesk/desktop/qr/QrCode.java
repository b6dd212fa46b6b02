package dev.postbackdesk.desktop.qr;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import dev.postbackdesk.desktop.fx.Png;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/// A QR code with the margin of four modules that the standard asks for. Immutable.
///
/// Always black on white, whatever the theme: many readers take nothing else.
public final class QrCode {
    static final int MARGIN = 4;
    private static final int BLACK = 0xFF000000;
    private static final int WHITE = 0xFFFFFFFF;

    private final ByteMatrix modules;

    private QrCode(ByteMatrix modules) {
        this.modules = modules;
    }

    /// The code of a text in UTF-8; a quarter of it hidden or dirty, it is still read. Empty of a text that is too long for
    /// any code, or blank.
    public static Optional<QrCode> of(String text) {
        if (text.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new QrCode(Encoder.encode(text, ErrorCorrectionLevel.Q,
                    // Named only where it is needed: some readers show the name as text.
                    StandardCharsets.US_ASCII.newEncoder().canEncode(text)
                            ? Map.of()
                            : Map.of(EncodeHintType.CHARACTER_SET, StandardCharsets.UTF_8.name()))
                    .getMatrix()));
        } catch (WriterException e) {
            // The only thing that can be wrong with a text.
            return Optional.empty();
        }
    }

    /// Modules along an edge, with the margins.
    public int size() {
        return modules.getWidth() + 2 * MARGIN;
    }

    /// Whether the module at `x`, `y` is black, counted from the margin's corner.
    public boolean isDark(int x, int y) {
        int column = x - MARGIN;
        int row = y - MARGIN;
        return column >= 0 && row >= 0 && column < modules.getWidth() && row < modules.getHeight()
                && modules.get(column, row) == 1;
    }

    /// As a PNG.
    ///
    /// @param scale pixels a module
    public byte[] png(int scale) {
        return Png.encode(size() * scale, size() * scale,
                (x, y) -> isDark(x / scale, y / scale) ? BLACK : WHITE);
    }

    /// As an SVG without a size of its own: it fills what it is put into.
    public String svg() {
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < size(); y++) {
            int x = 0;
            while (x < size()) {
                int start = x;
                while (x < size() && isDark(x, y)) {
                    x++;
                }
                if (x > start) {
                    int width = x - start;
                    path.append('M').append(start).append(' ').append(y).append('h').append(width).append("v1h-")
                            .append(width).append('z');
                }
                x++;
            }
        }
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %1$d" shape-rendering="crispEdges">
                <rect width="%1$d" height="%1$d" fill="#ffffff"/>
                <path d="%2$s" fill="#000000"/>
                </svg>
                """.formatted(size(), path);
    }
}
