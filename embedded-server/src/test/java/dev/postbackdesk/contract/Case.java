package dev.postbackdesk.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// A postback that was sent, and what it should have come to.
final class Case {
    private final String says;
    private final Wire wire;
    private final String mark;
    private final Answer answer;
    private final Map<String, String> fields = new LinkedHashMap<>();
    private final Set<String> others = new TreeSet<>();
    private final Set<String> never = new TreeSet<>();
    private int status = 200;
    private String result = "accepted";
    private List<String> rejecting = List.of();
    private boolean firstOnly;
    private boolean atLeast;
    private List<String> params;
    private Case first;
    private Map<String, Row> rows = Map.of();

    Case(String says, Wire wire, String mark, Answer answer) {
        this.says = says;
        this.wire = wire;
        this.mark = mark;
        this.answer = answer;
    }

    /// It is rejected with this status and exactly these rejecting findings, in this order.
    Case rejected(int withStatus, String... codes) {
        status = withStatus;
        result = "rejected";
        rejecting = List.of(codes);
        return this;
    }

    /// It is rejected with this status and this first finding; more may follow.
    Case rejectedFirst(int withStatus, String code) {
        rejected(withStatus, code);
        firstOnly = true;
        return this;
    }

    Case duplicateOf(Case recorded) {
        result = "duplicate";
        first = recorded;
        return warns("DUPLICATE");
    }

    Case updates(Case recorded) {
        result = "updated";
        first = recorded;
        return this;
    }

    /// Findings that don't reject, besides or alone, in any order.
    Case warns(String... codes) {
        others.addAll(List.of(codes));
        return this;
    }

    /// It is accepted with at least these findings.
    Case acceptedWith(String... codes) {
        atLeast = true;
        return warns(codes);
    }

    /// These findings are not among them.
    Case never(String... codes) {
        never.addAll(List.of(codes));
        return this;
    }

    Case field(String name, String value) {
        fields.put(name, value);
        return this;
    }

    Case amounts(String value, String commission) {
        return field("value", value).field("commission", commission);
    }

    Case params(String... values) {
        params = List.of(values);
        return this;
    }

    Answer answer() {
        return answer;
    }

    Row row() {
        return rows.get(mark);
    }

    void stored(Map<String, Row> all) {
        rows = all;
    }

    /// Compares answer and stored line with what was expected.
    void holds() {
        Row row = row();
        assertThat(row).as("stored").isNotNull();
        assertThat(row.text("result")).as("result of %s", row.json()).isEqualTo(result);
        checkFindings(row);
        checkAnswer(row);
        fields.forEach((name, value) -> assertThat(row.text(name)).as("%s of %s", name, row.json()).isEqualTo(value));
        if (params != null) {
            assertThat(row.strings("params")).isEqualTo(params);
        }
        assertThat(row.text("duplicateOf")).as("duplicateOf")
                .isEqualTo(first == null ? null : Long.toString(first.row().number()));
        checkRequest(row);
    }

    private void checkFindings(Row row) {
        List<String> found = row.findings();
        assertThat(found.subList(0, Math.min(rejecting.size(), found.size())))
                .as("rejecting findings in order of precedence, of %s", row.json()).isEqualTo(rejecting);
        assertThat(found).as("findings").noneMatch(never::contains).containsAll(others);
        if (!firstOnly && !atLeast) {
            assertThat(new TreeSet<>(found.subList(rejecting.size(), found.size())))
                    .as("other findings of %s", row.json()).isEqualTo(others);
        }
    }

    private void checkAnswer(Row row) {
        assertThat(answer.status()).as("status of " + answer.text()).isEqualTo(status);
        assertThat(row.text("answer")).as("answer stored").isEqualTo(Integer.toString(status));
        assertThat(answer.the("Content-Type")).startsWith("text/plain");
        if (result.equals("rejected")) {
            assertThat(answer.text()).matches("(?s)ERROR " + rejecting.getFirst() + " \\S.*\\.\\n?")
                    .satisfies(body -> assertThat(body.strip().lines()).hasSize(1));
        } else {
            assertThat(answer.text()).isEqualTo("OK");
        }
    }

    private void checkRequest(Row row) {
        int mark1 = wire.target().indexOf('?');
        String sent = mark1 < 0 ? "" : wire.target().substring(mark1 + 1);
        assertThat(row.text("method")).isEqualTo(wire.method());
        assertThat(row.text("path")).isEqualTo(mark1 < 0 ? wire.target() : wire.target().substring(0, mark1));
        assertThat(row.text("query")).as("the query's bytes").isEqualTo(masked(sent));
        assertThat(new String(row.body(), StandardCharsets.ISO_8859_1)).as("the body's bytes")
                .isEqualTo(masked(new String(wire.body(), StandardCharsets.ISO_8859_1)));
        List<String> lines = new ArrayList<>();
        row.json().get("headers").forEach(pair -> lines.add(pair.get(0).asString() + ": " + pair.get(1).asString()));
        assertThat(lines).as("the headers").containsAll(wire.headers());
        assertThat(row.text("sender")).isEqualTo("127.0.0.1");
    }

    /// Tokens are the one exception to byte for byte.
    private static String masked(String parameters) {
        return parameters.replaceAll("(?<=^|&)token=[^&]+", "token=***");
    }

    @Override
    public String toString() {
        return says;
    }
}
