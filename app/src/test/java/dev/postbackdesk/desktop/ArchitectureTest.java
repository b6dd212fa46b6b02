package dev.postbackdesk.desktop;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.FileOutputStream;
import java.io.FileWriter;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.util.Set;
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

    /// A file that is written where it is to stand is a half one there, in place of the former, when the disk is full.
    @Test
    void onePieceWritesFiles() {
        Set<String> writing = Set.of("write", "writeString", "newOutputStream", "newBufferedWriter", "newByteChannel",
                "copy");
        DescribedPredicate<JavaAccess<?>> direct = DescribedPredicate.describe("that writes to a file",
                access -> access.getTargetOwner().isEquivalentTo(Files.class) && writing.contains(access.getName()));
        noClasses().that().doNotHaveSimpleName("WholeFile").and().resideInAPackage("dev.postbackdesk.desktop..")
                .should().accessTargetWhere(direct).orShould().dependOnClassesThat()
                .belongToAnyOf(FileOutputStream.class, FileWriter.class, RandomAccessFile.class).check(desktop);
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
