package dev.postbackdesk.desktop.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.desktop.guide.Run.Way;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class GuideViewModelTest {
    private final GuideViewModel model = new GuideViewModel(new Guide(Locale.ENGLISH), "connect");

    private Way.Inside shown() {
        return model.shownProperty().get().at();
    }

    @Test
    void theKeysComeFirstAndThePageOfTheScreenIsOneStepAway() {
        assertThat(shown()).isEqualTo(new Way.Inside(GuideViewModel.KEYS, ""));
        assertThat(model.page()).isEmpty();
        assertThat(model.entries()).hasSize(Guide.NAMES.size() + 1).startsWith(GuideViewModel.KEYS, "install");

        model.about();
        assertThat(shown()).isEqualTo(new Way.Inside("connect", ""));
        assertThat(model.page()).map(Page::name).contains("connect");
    }

    @Test
    void theWindowsLanguageIsShownWhereAPageIsInIt() {
        GuideViewModel german = new GuideViewModel(new Guide(Locale.GERMANY), "connect");
        german.choose("backups");
        assertThat(german.page().orElseThrow().text()).startsWith("Sicherungen");
        assertThat(german.isForeign()).isFalse();

        german.queryProperty().set("beiseitegelegt");
        assertThat(german.entries()).as("the German words are searched").contains("backups");
        german.queryProperty().set("burns with it");
        assertThat(german.entries()).doesNotContain("backups");
    }

    @Test
    void aLanguageWithoutPagesIsShownTheEnglishOnes() {
        GuideViewModel norwegian = new GuideViewModel(new Guide(Locale.of("nb")), "check");
        assertThat(norwegian.isForeign()).as("keys are no page").isFalse();

        norwegian.about();
        assertThat(norwegian.shownProperty().get().at()).isEqualTo(new Way.Inside("desktop", "check-a-url"));
        assertThat(norwegian.page().orElseThrow().text()).startsWith("The desktop");
        assertThat(norwegian.isForeign()).isTrue();
        assertThat(model.isForeign()).isFalse();
        model.about();
        assertThat(model.isForeign()).isFalse();
    }

    @Test
    void aLinkCanBeComeBackFrom() {
        model.choose("backups");
        assertThat(model.backProperty().get()).as("nothing was followed").isFalse();
        model.follow(new Way.Inside("desktop", "backups"));
        model.follow(new Way.Inside("search", "clicks"));
        assertThat(shown()).isEqualTo(new Way.Inside("search", "clicks"));

        model.back();
        assertThat(shown()).isEqualTo(new Way.Inside("desktop", "backups"));
        model.back();
        assertThat(shown()).isEqualTo(new Way.Inside("backups", ""));
        assertThat(model.backProperty().get()).isFalse();
        model.back();
        assertThat(shown()).isEqualTo(new Way.Inside("backups", ""));
    }

    @Test
    void pagesThatSayItAreListedAndTheFirstIsShown() {
        model.queryProperty().set("loginctl");
        assertThat(model.entries()).containsExactly("install");
        assertThat(shown().page()).isEqualTo("install");

        model.queryProperty().set("Linux service");
        assertThat(model.entries()).contains("install").doesNotContain(GuideViewModel.KEYS);
        assertThat(shown().page()).as("it says that too").isEqualTo("install");

        model.queryProperty().set("zzzq");
        assertThat(model.entries()).isEmpty();
        assertThat(shown().page()).as("nothing else to show").isEqualTo("install");

        model.queryProperty().set("");
        assertThat(model.entries()).hasSize(Guide.NAMES.size() + 1);
    }

    @Test
    void aLinkToAPageThatDoesNotSayItEndsTheSearch() {
        model.queryProperty().set("loginctl");
        model.follow(new Way.Inside("backups", ""));

        assertThat(model.queryProperty().get()).isEmpty();
        assertThat(model.entries()).contains("backups");
        assertThat(shown().page()).isEqualTo("backups");
    }

    @Test
    void choosingWhatIsShownLeavesItWhereItIs() {
        List<GuideViewModel.Shown> seen = new ArrayList<>();
        model.follow(new Way.Inside("desktop", "live"));
        model.shownProperty().addListener((_, _, now) -> seen.add(now));

        model.choose("desktop");
        assertThat(seen).isEmpty();
    }
}
