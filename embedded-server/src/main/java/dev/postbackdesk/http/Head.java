package dev.postbackdesk.http;

import dev.postbackdesk.postback.Header;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Request line and headers as they arrived, one ISO-8859-1 character a byte. Immutable.
///
/// @param path of the request target, up to the first `?`; without scheme and authority where the target had them
/// @param route the path without a fragment: what decides who answers
/// @param query everything after the first `?`, a raw `#` included; `""` if there is none
/// @param headers in order of arrival, values without the blanks around them
record Head(String method, String path, String route, String query, List<Header> headers) {

    /// Reads a head that the HTTP parser has found to be well-formed.
    ///
    /// @param length how many of `bytes` are the head, from the method to the end of the last header line
    static Head of(byte[] bytes, int length) {
        int lineEnd = endOfLine(bytes, 0, length);
        int methodEnd = indexOf(bytes, ' ', 0, lineEnd);
        int start = methodEnd;
        while (start < lineEnd && bytes[start] == ' ') {
            start++;
        }
        int end = indexOf(bytes, ' ', start, lineEnd);

        int mark = indexOf(bytes, '?', start, end);
        String path = string(bytes, pathStart(bytes, start, mark), mark);
        int fragment = path.indexOf('#');
        return new Head(string(bytes, 0, methodEnd), path, fragment < 0 ? path : path.substring(0, fragment),
                mark < end ? string(bytes, mark + 1, end) : "", headers(bytes, lineEnd + 1, length));
    }

    /// The first value of a header, its name compared without case, or null.
    @Nullable
    String header(String name) {
        for (Header header : headers) {
            if (header.name().equalsIgnoreCase(name)) {
                return header.value();
            }
        }
        return null;
    }

    /// All values of a header that may come several times, joined as one line, or null where there is none.
    @Nullable
    String list(String name) {
        String joined = null;
        for (Header header : headers) {
            if (header.name().equalsIgnoreCase(name)) {
                joined = joined == null ? header.value() : joined + "," + header.value();
            }
        }
        return joined;
    }

    /// Where the path begins in a target: behind `http://host` if the target has that.
    private static int pathStart(byte[] bytes, int start, int end) {
        if (start < end && bytes[start] == '/') {
            return start;
        }
        int colon = indexOf(bytes, ':', start, end);
        if (colon + 2 >= end || bytes[colon + 1] != '/' || bytes[colon + 2] != '/') {
            return start;
        }
        return indexOf(bytes, '/', colon + 3, end);
    }

    private static List<Header> headers(byte[] bytes, int start, int length) {
        List<Header> headers = new ArrayList<>(16);
        int from = start;
        while (from < length) {
            int lineEnd = endOfLine(bytes, from, length);
            int colon = indexOf(bytes, ':', from, lineEnd);
            int first = colon + 1;
            int last = lineEnd;
            while (first < last && isBlank(bytes[first])) {
                first++;
            }
            while (last > first && isBlank(bytes[last - 1])) {
                last--;
            }
            headers.add(new Header(string(bytes, from, colon), string(bytes, first, last)));
            from = lineEnd + 1;
        }
        return List.copyOf(headers);
    }

    /// The index of the line feed that ends the line.
    private static int endOfLine(byte[] bytes, int from, int to) {
        return indexOf(bytes, '\n', from, to);
    }

    /// The index of the first `sought`, or `to` if there is none.
    private static int indexOf(byte[] bytes, char sought, int from, int to) {
        int i = from;
        while (i < to && bytes[i] != sought) {
            i++;
        }
        return i;
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\t' || b == '\r';
    }

    private static String string(byte[] bytes, int from, int to) {
        return new String(bytes, from, Math.max(0, to - from), StandardCharsets.ISO_8859_1);
    }
}
