package dev.postbackdesk.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Many postbacks to one receiver, each with what it should come to: sent at once, exported together, and then compared
/// one by one, answer and stored line.
final class Sheet implements AutoCloseable {
    private static final String MARK = "X-Case";

    private final Desk desk;
    private final List<Case> cases = new ArrayList<>();
    private final Map<String, Row> rows = new HashMap<>();

    Sheet(Path folder, Setup setup) {
        desk = new Desk(folder, setup);
    }

    Desk desk() {
        return desk;
    }

    String click() {
        return desk.click();
    }

    /// Sends a postback, marked so that its line is found again.
    ///
    /// @param says what the contract says about it, in words
    Case sends(String says, Wire wire) {
        String mark = Integer.toString(cases.size());
        Case sent = new Case(says, wire, mark, desk.send(wire.with(MARK + ": " + mark)));
        cases.add(sent);
        return sent;
    }

    Case sends(String says, String query) {
        return sends(says, Wire.query(query));
    }

    /// A good postback to `Sale` in which `parameters` take the place of the usual ones.
    Case sale(String says, String parameters) {
        return sends(says, sale(parameters));
    }

    String sale(String parameters) {
        String named = "&" + parameters;
        StringBuilder query = new StringBuilder();
        if (!named.contains("&clickId=")) {
            query.append("clickId=").append(click()).append('&');
        }
        if (!named.contains("&id=")) {
            query.append("id=").append(Setup.SALE).append('&');
        }
        if (!named.contains("&val=")) {
            query.append("val=20.00&");
        }
        if (!named.contains("&com=")) {
            query.append("com=1.50&");
        }
        return query.append(parameters).toString();
    }

    /// Stops the receiver, exports, and hands out the cases.
    Stream<Case> cases() {
        if (rows.isEmpty()) {
            for (Row row : desk.export()) {
                List<String> mark = row.header(MARK);
                assertThat(mark).as("each request is kept with its headers").hasSize(1);
                assertThat(rows.put(mark.getFirst(), row)).as("each request is stored once").isNull();
            }
            assertThat(rows).hasSameSizeAs(cases);
            cases.forEach(c -> c.stored(rows));
        }
        return cases.stream();
    }

    @Override
    public void close() {
        desk.close();
    }
}
