package dev.postbackdesk.desktop.live;

import dev.postbackdesk.conversion.Conversion;
import dev.postbackdesk.desktop.fx.Format;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.VerdictChip;
import dev.postbackdesk.link.Definitions;
import dev.postbackdesk.link.PostbackUrl;
import dev.postbackdesk.link.UrlPart;
import dev.postbackdesk.postback.Answers;
import dev.postbackdesk.postback.EarlierVerdict;
import dev.postbackdesk.postback.Finding;
import dev.postbackdesk.postback.FindingText;
import dev.postbackdesk.postback.Masking;
import dev.postbackdesk.postback.Postback;
import dev.postbackdesk.postback.PostbackRequest;
import dev.postbackdesk.postback.PostbackRow;
import dev.postbackdesk.postback.Result;
import dev.postbackdesk.receiver.Receiver;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Puts what is known of a postback into words. Pure but for the receiver's addresses; thread-safe.
final class DetailText {
    private final Receiver receiver;
    private final Messages messages;
    private final Format format;
    private final FindingText words;
    private final RowText rows;
    private final Answers answers = new Answers();

    DetailText(Receiver receiver, Messages messages, Format format, FindingText words) {
        this.receiver = receiver;
        this.messages = messages;
        this.format = format;
        this.words = words;
        rows = new RowText(messages, format, words, receiver.clock());
    }

    Detail of(Story story, Definitions definitions) {
        Postback postback = story.postback();
        PostbackRequest request = PostbackRequest.parse(postback.arrival());
        Conversion conversion = Mend.conversion(postback, definitions).orElse(null);
        Optional<Finding> first = named(postback);
        List<Detail.More> more = new ArrayList<>();
        for (Finding finding : postback.findings()) {
            if (first.isEmpty() || !finding.equals(first.get())) {
                more.add(new Detail.More(words.title(finding), sentences(finding), finding.severity()));
            }
        }
        VerdictChip chip = VerdictChip.of(postback.result(), postback.reading().status());
        String base = receiver.baseAddress().toString();
        String title = title(postback);
        List<Piece> text = text(postback, definitions);
        Optional<PostbackUrl> expected = Optional.ofNullable(conversion)
                .map(known -> PostbackUrl.of(receiver.baseAddress(), known, receiver.networks()));
        ParameterLines lines = new ParameterLines(messages, words);
        List<Detail.Line> parameters = lines.of(postback, request, expected);
        return new Detail(story, chip, time(postback), title, text, more,
                parameters, lines.leftOut(parameters, conversion),
                expected.map(DetailText::masked).orElseGet(List::of),
                expected.map(PostbackUrl::text).orElse(""),
                new RequestLines(messages).of(postback), RawRequest.of(postback.arrival()), answer(story, request),
                Curl.url(postback.arrival(), base), Curl.of(postback.arrival(), base), conversion,
                new Stations(messages, format, receiver.clock()).of(story, definitions),
                story.earlier().stream().map(this::earlier).toList(),
                Mend.of(story, definitions, messages).orElse(null),
                markdown(new Masking(definitions.secrets()).mask(postback), definitions));
    }

    /// The time of day, with its day where that is not today.
    private String time(Postback postback) {
        Instant at = postback.arrival().receivedAt();
        return format.isSameDay(at, receiver.clock().instant()) ? format.time(at) : format.moment(at);
    }

    private String earlier(EarlierVerdict verdict) {
        String when = format.moment(verdict.judgedAt());
        String result = VerdictChip.of(verdict.result(), null).text(messages);
        return verdict.findings().stream().filter(Finding::rejects).findFirst().map(words::title)
                .map(reason -> messages.text("live.earlier.rejected", when, result, reason))
                .orElseGet(() -> messages.text("live.earlier.line", when, result));
    }

    private String title(Postback postback) {
        return named(postback).map(words::title).orElseGet(() -> messages.text("live.verdict."
                + VerdictChip.of(postback.result(), postback.reading().status()).word()));
    }

    private List<Piece> text(Postback postback, Definitions definitions) {
        return named(postback).map(this::sentences).orElseGet(() -> List.of(counted(postback, definitions)));
    }

    /// @param postback masked: this is to be sent to others
    private String markdown(Postback postback, Definitions definitions) {
        StringBuilder sentence = new StringBuilder();
        text(postback, definitions).forEach(piece -> sentence.append(piece.text()));
        return "**" + messages.text("live.detail.number", postback.number()) + " – " + title(postback) + "**\n\n"
                + messages.text("live.markdown.from", format.moment(postback.arrival().receivedAt()),
                        postback.arrival().sender())
                + "\n\n" + sentence + "\n\n```http\n"
                + RawRequest.of(postback.arrival()).stripTrailing()
                + "\n```\n\n"
                + messages.text("live.markdown.answer", postback.answer()) + "\n";
    }

    /// The finding that names the verdict: of one that counted there is none, whatever it warns of.
    private static Optional<Finding> named(Postback postback) {
        return switch (postback.result()) {
            case REJECTED -> postback.findings().stream().filter(Finding::rejects).findFirst();
            case DUPLICATE -> postback.findings().stream().findFirst();
            case ACCEPTED, UPDATED -> Optional.empty();
        };
    }

    private List<Piece> sentences(Finding finding) {
        return Piece.of(words.cause(finding) + " " + words.cure(finding), finding);
    }

    private Piece counted(Postback postback, Definitions definitions) {
        PostbackRow row = PostbackRow.of(postback);
        String currency = row.reading().currency() == null ? "" : " " + row.reading().currency();
        String key = "live.verdict-text." + (row.result() == Result.UPDATED ? "updated" : "accepted");
        return new Piece(Piece.Kind.PLAIN,
                messages.text(key, rows.conversion(row, definitions), rows.link(row, definitions),
                        rows.amount(row.reading().value()) + currency,
                        rows.amount(row.reading().commission()) + currency,
                        status(row), row.duplicateOf() == null ? "" : format.count(row.duplicateOf())));
    }

    private String status(PostbackRow row) {
        String status = row.reading().status();
        return status == null ? "" : messages.text("live.status." + status);
    }

    /// The postback URL without the secret: others look at the screen.
    private static List<UrlPart> masked(PostbackUrl url) {
        Optional<String> secret = url.parameters().stream()
                .filter(parameter -> parameter.source() == PostbackUrl.Source.SECRET)
                .map(PostbackUrl.Parameter::carries).findFirst();
        return url.parts().stream().map(part -> part.kind() == UrlPart.Kind.VALUE && secret.isPresent()
                && secret.get().equals(part.text()) ? new UrlPart(part.kind(), Masking.MASK) : part).toList();
    }

    /// As it was sent.
    private String answer(Story story, PostbackRequest request) {
        Postback postback = story.postback().asAnswered(story.earlier());
        Answers.Answer answer = answers.answer(postback, request.wantsPixel(),
                postback.arrival().list("Accept").orElse(null));
        String body = answer.contentType().toLowerCase(Locale.ROOT).startsWith("image/")
                ? messages.text("live.answer.pixel", answer.body().length)
                : new String(answer.body(), StandardCharsets.UTF_8);
        return answer.status() + "\nContent-Type: " + answer.contentType() + "\n\n" + body;
    }
}
