package dev.postbackdesk.desktop.live;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.postbackdesk.conversion.Conversion;
import dev.postbackdesk.desktop.fx.Tasks;
import dev.postbackdesk.postback.Arrival;
import dev.postbackdesk.postback.Header;
import dev.postbackdesk.postback.Postback;
import dev.postbackdesk.receiver.Receiver;
import dev.postbackdesk.replay.ReplayRequest;
import dev.postbackdesk.replay.Replayed;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/// A stored request on its way out again, as it was or edited. What was not edited goes byte for byte: text fields drop
/// characters that they cannot show. Used on the FX thread.
final class ReplayViewModel {
    /// Where it goes.
    enum To {
        THIS_RECEIVER, ANOTHER_ADDRESS
    }

    /// How far it is.
    enum State {
        EDITING,
        /// The user is asked whether it may leave this machine's receiver.
        ASKING, SENDING, ANSWERED
    }

    private static final Pattern TOKEN = Pattern.compile("(^|[?&;])(token=)([^&#]*)");

    private final Receiver receiver;
    private final Tasks tasks;
    private final Arrival arrival;
    private final @Nullable String token;
    private final Charset bodyCharset;

    private final ObjectProperty<To> to = new SimpleObjectProperty<>(To.THIS_RECEIVER);
    private final StringProperty address = new SimpleStringProperty("");
    private final StringProperty method = new SimpleStringProperty();
    private final StringProperty target = new SimpleStringProperty();
    private final StringProperty headers = new SimpleStringProperty();
    private final StringProperty body = new SimpleStringProperty();
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.EDITING);
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<@Nullable Replayed> answer = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Postback> stored = new ReadOnlyObjectWrapper<>();
    private CompletableFuture<Replayed> sending = new CompletableFuture<>();

    /// @param conversion that it reports, or null
    ReplayViewModel(Receiver receiver, Tasks tasks, Arrival arrival, @Nullable Conversion conversion) {
        this.receiver = receiver;
        this.tasks = tasks;
        this.arrival = arrival;
        token = conversion == null ? null : conversion.token();
        byte[] bytes = originalBody();
        bodyCharset = Arrays.equals(new String(bytes, UTF_8).getBytes(UTF_8), bytes) ? UTF_8 : ISO_8859_1;
        method.set(arrival.method());
        target.set(originalTarget());
        headers.set(originalHeaders());
        body.set(originalBodyText());
        List.<ObservableValue<?>>of(to, address, method, target, headers, body)
                .forEach(property -> property.addListener((_, _, _) -> edited()));
    }

    private void edited() {
        problem.set("");
        if (state.get() == State.ASKING) {
            state.set(State.EDITING);
        }
    }

    private String originalTarget() {
        return shown(RawRequest.target(arrival));
    }

    private String originalHeaders() {
        return shown(RawRequest.headers(arrival));
    }

    private byte[] originalBody() {
        byte @Nullable [] bytes = arrival.body();
        return bytes == null ? new byte[0] : bytes;
    }

    private String originalBodyText() {
        return shown(new String(originalBody(), bodyCharset));
    }

    /// As a text area keeps it.
    private static String shown(String text) {
        StringBuilder kept = new StringBuilder();
        text.replace("\r\n", "\n").chars().filter(c -> c == '\n' || c == '\t' || !Character.isISOControl(c))
                .forEach(c -> kept.append((char) c));
        return kept.toString();
    }

    /// Sends it; to another address only when asked for twice, the first time the state becomes `ASKING`.
    void send() {
        if (state.get() == State.SENDING) {
            return;
        }
        if (to.get() == To.ANOTHER_ADDRESS && state.get() != State.ASKING && !address.get().isBlank()) {
            problem.set("");
            state.set(State.ASKING);
            return;
        }
        problem.set("");
        answer.set(null);
        stored.set(null);
        state.set(State.SENDING);
        CompletableFuture<Replayed> mine = receiver.replay(request());
        sending = mine;
        tasks.then(mine, this::answered, error -> {
            if (mine.isCancelled()) {
                state.set(State.EDITING);
            } else {
                problem.set(error.sentence());
                state.set(State.EDITING);
            }
        });
    }

    private void answered(Replayed came) {
        answer.set(came);
        state.set(State.ANSWERED);
        Long number = came.number();
        if (number != null) {
            tasks.then(receiver.postback(number), found -> stored.set(found.orElse(null)),
                    error -> problem.set(error.sentence()));
        }
    }

    /// Breaks off what is being sent.
    void cancel() {
        sending.cancel(false);
        if (state.get() == State.ASKING) {
            state.set(State.EDITING);
        }
    }

    /// What would be sent now.
    ReplayRequest request() {
        String path = target.get().equals(originalTarget()) ? RawRequest.target(arrival) : target.get().strip();
        List<Header> lines = headers.get().equals(originalHeaders()) ? arrival.headers() : lines(headers.get());
        return new ReplayRequest(to.get() == To.ANOTHER_ADDRESS ? address.get() : null, method.get().strip(), path,
                lines, bytes());
    }

    private static List<Header> lines(String text) {
        List<Header> lines = new ArrayList<>();
        for (String line : text.split("\n", -1)) {
            if (!line.isBlank()) {
                int colon = line.indexOf(':');
                // Without a colon the line is a name, and the receiver says that it is none.
                lines.add(colon < 0
                        ? new Header(line, "")
                        : new Header(line.substring(0, colon), line.substring(colon + 1).strip()));
            }
        }
        return lines;
    }

    private byte[] bytes() {
        if (body.get().equals(originalBodyText())) {
            return originalBody();
        }
        boolean network = new String(originalBody(), ISO_8859_1).contains("\r\n");
        String text = network ? body.get().replace("\n", "\r\n") : body.get();
        return text.getBytes(bodyCharset.newEncoder().canEncode(text) ? bodyCharset : UTF_8);
    }

    /// Whether the conversion has a secret that the request does not carry.
    boolean lacksToken() {
        return token != null && to.get() == To.THIS_RECEIVER && !target.get().equals(withToken(target.get()))
                && !(carriesToken(body.get()) && body.get().equals(withToken(body.get())));
    }

    /// Puts the conversion's present secret in, where the request has its parameter, else into the query.
    void useToken() {
        if (carriesToken(body.get())) {
            body.set(withToken(body.get()));
        } else {
            target.set(withToken(target.get()));
        }
    }

    private String withToken(String parameters) {
        String value = URLEncoder.encode(String.valueOf(token), UTF_8).replace("+", "%20");
        Matcher found = TOKEN.matcher(parameters);
        return found.find()
                ? found.replaceAll(result -> Matcher.quoteReplacement(result.group(1) + result.group(2) + value))
                : parameters + (parameters.contains("?") ? "&" : "?") + "token=" + value;
    }

    /// Whether what is sent holds a secret.
    boolean carriesToken() {
        return carriesToken(target.get()) || carriesToken(body.get());
    }

    private static boolean carriesToken(String parameters) {
        return TOKEN.matcher(parameters).find();
    }

    ObjectProperty<To> toProperty() {
        return to;
    }

    /// `https://host` of the other address.
    StringProperty addressProperty() {
        return address;
    }

    StringProperty methodProperty() {
        return method;
    }

    /// Path and query.
    StringProperty targetProperty() {
        return target;
    }

    /// A line each.
    StringProperty headersProperty() {
        return headers;
    }

    StringProperty bodyProperty() {
        return body;
    }

    ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// Why it was not sent, or not answered; `""` while nothing is wrong.
    ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// What it was answered, or null.
    ReadOnlyObjectProperty<@Nullable Replayed> answerProperty() {
        return answer.getReadOnlyProperty();
    }

    /// As what this receiver stored it, or null.
    ReadOnlyObjectProperty<@Nullable Postback> storedProperty() {
        return stored.getReadOnlyProperty();
    }
}
