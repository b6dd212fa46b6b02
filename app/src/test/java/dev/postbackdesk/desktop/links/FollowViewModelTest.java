package dev.postbackdesk.desktop.links;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.desktop.MemoryReceiver;
import dev.postbackdesk.desktop.RecordingNotices;
import dev.postbackdesk.desktop.fx.Messages;
import dev.postbackdesk.desktop.fx.Tasks;
import dev.postbackdesk.desktop.links.WalkText.Line;
import dev.postbackdesk.desktop.links.WalkText.Look;
import dev.postbackdesk.reach.LinkWalk;
import dev.postbackdesk.reach.LinkWalk.By;
import dev.postbackdesk.reach.LinkWalk.End;
import dev.postbackdesk.reach.LinkWalk.Hop;
import dev.postbackdesk.reach.Unreached;
import dev.postbackdesk.receiver.ReceiverException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FollowViewModelTest {
    private static final String ID = "7h3k9v2xq8m4t0c6zr1p5w8ney";
    private static final Instant NOW = Instant.parse("2026-11-22T10:41:00Z");

    private final MemoryReceiver receiver = new MemoryReceiver(InstantSource.fixed(NOW));
    private final RecordingNotices notices = new RecordingNotices();
    private final FollowViewModel model = new FollowViewModel(receiver, new Tasks(Runnable::run),
            new Messages(Locale.ENGLISH), notices);
    private final List<CompletableFuture<LinkWalk>> walks = new ArrayList<>();

    FollowViewModelTest() {
        receiver.follows(_ -> {
            walks.add(new CompletableFuture<>());
            return walks.getLast();
        });
    }

    private static Hop hop(String url, int status, @Nullable String next) {
        return new Hop(url, status, next, next == null ? null : By.REDIRECT, false, Duration.ofMillis(5));
    }

    private static LinkWalk walk(End end, Hop... hops) {
        return new LinkWalk(ID, NOW, List.of(hops), end);
    }

    private List<Line> said(LinkWalk walk) {
        model.show(walk);
        return model.lines();
    }

    @Test
    void aShopThatLosesTheIdBringsItsCure() {
        Line lost = said(walk(new End.Arrived(false),
                hop("https://verda.example/box?lang=it&sub1=" + ID, 301, "https://www.verda.example/box?lang=it#x"),
                hop("https://www.verda.example/box?lang=it", 200, null))).getFirst();

        assertThat(lost.look()).isEqualTo(Look.WARNING);
        assertThat(lost.text()).isEqualTo("The shop moves visitors on and loses `sub1`");
        assertThat(lost.more()).contains("verda.example sends visitors on to www.verda.example without `sub1`");
        assertThat(lost.url()).isEqualTo("https://www.verda.example/box?lang=it#x");
        assertThat(lost.cure()).isEqualTo(new DestinationChecks.Cure.Use("Use www.verda.example instead",
                "https://www.verda.example/box?lang=it&sub1=[s2sidentifier]#x"));
    }

    @Test
    void bothAnswersStandSideBySide() {
        Line lost = said(walk(new End.Arrived(false),
                hop("https://go.example/?sub1=" + ID, 302, "https://verda.example/box?sub1=" + ID),
                hop("https://verda.example/box?sub1=" + ID, 301, "https://www.verda.example/box"),
                hop("https://www.verda.example/box", 200, null))).getFirst();

        assertThat(lost.answers()).isEqualTo(new WalkText.Answers(
                new WalkText.Answer("verda.example still had `sub1`",
                        "https://verda.example/box?sub1=[s2sidentifier]", "301 in 5 ms",
                        "https://www.verda.example/box"),
                new WalkText.Answer("www.verda.example did not get `sub1`", "https://www.verda.example/box",
                        "200 in 5 ms", "")));

        // The page that should have got it was not reached.
        Line unreached = said(walk(new End.NotReached("https://www.verda.example/box", Unreached.Reason.REFUSED, ""),
                hop("https://verda.example/box?sub1=" + ID, 301, "https://www.verda.example/box"))).getFirst();
        assertThat(unreached.answers()).isNull();
    }

    @Test
    void theAnswersAreHiddenAgainForAnotherWalk() {
        said(walk(new End.Arrived(false), hop("https://a.example/?s=" + ID, 200, null)));
        model.answersShownProperty().set(true);
        model.clear();
        assertThat(model.answersShownProperty().get()).isFalse();
    }

    @Test
    void itIsTheStoredDestinationThatIsFollowed() {
        model.compare("https://a.example/", null);
        assertThat(model.storedIsOtherProperty().get()).isFalse();
        model.compare("https://a.example/", "https://a.example/");
        assertThat(model.storedIsOtherProperty().get()).isFalse();
        model.compare("https://b.example/", "https://a.example/");
        assertThat(model.storedIsOtherProperty().get()).isTrue();
    }

    @Test
    void aNetworkMayKeepItItself() {
        assertThat(said(walk(new End.Arrived(false),
                hop("https://go.network.example/c?sub=" + ID, 302, "https://verda.example/?tid=9"),
                hop("https://verda.example/?tid=9", 200, null)))).singleElement().satisfies(line -> {
                    assertThat(line.look()).isEqualTo(Look.NOTE);
                    assertThat(line.cure()).isNull();
                    assertThat(line.text()).contains("go.network.example takes the click id");
                });
    }

    @Test
    void anIdThatSurvivesIsShownWithoutTheTestsOwn() {
        assertThat(said(walk(new End.Arrived(false),
                hop("https://a.example/?s=" + ID, 302, "https://b.example/?s=" + ID),
                hop("https://b.example/?s=" + ID, 200, null)))).singleElement().satisfies(line -> {
                    assertThat(line.look()).isEqualTo(Look.GOOD);
                    assertThat(line.text()).isEqualTo("One redirect later b.example still has the click id");
                    assertThat(line.url()).isEqualTo("https://b.example/?s=[s2sidentifier]");
                });
    }

    @Test
    void plainHttpScriptsAndErrorsAreSaid() {
        assertThat(said(walk(new End.Arrived(true),
                hop("https://a.example/?s=" + ID, 302, "http://a.example/?s=" + ID),
                hop("http://a.example/?s=" + ID, 404, null)))).extracting(Line::text).contains(
                        "From a.example on, the way goes by http", "a.example answers 404",
                        "The last page may send visitors on by a script");
    }

    @ParameterizedTest
    @EnumSource
    void everyReasonIsSaid(Unreached.Reason reason) {
        assertThat(said(walk(new End.NotReached("https://a.example/?s=" + ID, reason, "")))).singleElement()
                .satisfies(line -> {
                    assertThat(line.look()).isEqualTo(Look.WARNING);
                    assertThat(line.more()).isNotBlank();
                });
    }

    @Test
    void everyOtherEndIsSaid() {
        for (End end : List.of(new End.Loop("https://a.example/"), new End.TooMany(10),
                new End.OutOfTime("https://a.example/", Duration.ofSeconds(10)), new End.NoAddress("intent://x"))) {
            assertThat(said(walk(end))).singleElement()
                    .satisfies(line -> assertThat(line.text() + line.more()).doesNotContain("{"));
        }
    }

    @Test
    void oneWalkAtATimeAndAnotherLinkEndsIt() {
        model.follow();
        assertThat(walks).as("no link is shown").isEmpty();
        model.show(1);
        assertThat(model.possibleProperty().get()).isTrue();
        model.follow();
        model.follow();
        assertThat(walks).hasSize(1);
        assertThat(model.followingProperty().get()).isTrue();

        model.show(2);

        assertThat(walks.getFirst()).isCancelled();
        assertThat(model.followingProperty().get()).isFalse();
        assertThat(notices.failed()).isEmpty();
    }

    @Test
    void whatWasFoundGoesWithItsLink() {
        model.show(1);
        model.follow();
        walks.getLast().complete(walk(new End.TooMany(10)));
        assertThat(model.lines()).hasSize(1);
        model.show(1);
        assertThat(model.lines()).hasSize(1);
        model.show((Integer) null);
        assertThat(model.lines()).isEmpty();
        assertThat(model.possibleProperty().get()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = "The destination carries no click id that could get lost.")
    void whatCannotBeFollowedIsSaid(String sentence) {
        model.show(1);
        model.follow();
        walks.getLast().completeExceptionally(new ReceiverException(ReceiverException.Kind.INVALID, sentence));

        assertThat(notices.failed()).containsExactly(sentence);
        assertThat(model.followingProperty().get()).isFalse();
    }
}
