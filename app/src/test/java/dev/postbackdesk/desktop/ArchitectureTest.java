package dev.postbackdesk.desktop;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import javafx.scene.Node;
import javafx.scene.control.Tooltip;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private final JavaClasses desktop = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("dev.postbackdesk");

    @Test
    void viewModelsKnowNoNodes() {
        noClasses().that().haveSimpleNameEndingWith("ViewModel").should().dependOnClassesThat()
                .resideInAnyPackage("javafx.scene..", "javafx.stage..", "atlantafx..", "org.controlsfx..")
                .check(desktop);
    }

    @Test
    void theServerIsReachedThroughItsFacade() {
        noClasses().that().resideInAPackage("dev.postbackdesk.desktop..").should().dependOnClassesThat()
                .resideInAnyPackage("dev.postbackdesk.http..", "dev.postbackdesk.database..", "dev.postbackdesk.cli..",
                        "dev.postbackdesk.setup..", "org.eclipse.jetty..", "org.h2..", "org.jdbi..")
                .check(desktop);
    }

    @Test
    void onlyTheCompositionRootOpensReceivers() {
        noClasses().that().resideInAPackage("dev.postbackdesk.desktop.*").should().dependOnClassesThat()
                .haveSimpleName("LocalReceiver").check(desktop);
    }

    @Test
    void oneClassKnowsMarkdown() {
        noClasses().that().doNotHaveSimpleName("GuideReader").and().resideInAPackage("dev.postbackdesk..").should()
                .dependOnClassesThat().resideInAPackage("org.commonmark..").check(desktop);
    }

    /// A tooltip made elsewhere breaks no lines, and runs over the screen.
    @Test
    void onePieceInstallsTooltips() {
        noClasses().that().doNotHaveSimpleName("Tip").should().callMethod(Tooltip.class, "install", Node.class,
                Tooltip.class).check(desktop);
    }

    @Test
    void screensDoNotKnowEachOther() {
        slices().matching("dev.postbackdesk.desktop.(*)..").should().beFreeOfCycles().check(desktop);
        noClasses().that().resideInAPackage("..desktop.live..").should().dependOnClassesThat()
                .resideInAnyPackage("..desktop.conversions..", "..desktop.links..", "..desktop.scene..").check(desktop);
        noClasses().that().resideInAnyPackage("..desktop.fx..", "..desktop.shell..").should().dependOnClassesThat()
                .resideInAnyPackage("..desktop.live..", "..desktop.conversions..", "..desktop.links..",
                        "..desktop.scene..")
                .check(desktop);
    }
}
