package dev.postbackdesk.postback;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/// Header lines as compact bytes: order, duplicates, case and every byte are kept. Each name and each value is its length
/// (seven bits a byte, the lowest first, the high bit saying that more follow) and its ISO-8859-1 bytes.
final class HeaderBytes {
    private HeaderBytes() {}

    static byte[] write(List<Header> headers) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        for (Header header : headers) {
            write(bytes, header.name());
            write(bytes, header.value());
        }
        return bytes.toByteArray();
    }

    static List<Header> read(byte[] bytes) {
        List<Header> headers = new ArrayList<>();
        int[] place = {0};
        while (place[0] < bytes.length) {
            String name = read(bytes, place);
            headers.add(new Header(name, read(bytes, place)));
        }
        return headers;
    }

    private static void write(ByteArrayOutputStream bytes, String text) {
        int length = text.length();
        while (length > 127) {
            bytes.write((length & 127) | 128);
            length >>>= 7;
        }
        bytes.write(length);
        bytes.writeBytes(text.getBytes(ISO_8859_1));
    }

    private static String read(byte[] bytes, int[] place) {
        int length = 0;
        int shift = 0;
        byte part;
        do {
            part = bytes[place[0]++];
            length |= (part & 127) << shift;
            shift += 7;
        } while (part < 0);
        String text = new String(bytes, place[0], length, ISO_8859_1);
        place[0] += length;
        return text;
    }
}
