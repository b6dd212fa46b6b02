package dev.postbackdesk;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// What may know what.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArchitectureTest {
    private JavaClasses classes;

    @BeforeAll
    void read() {
        classes = new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.postbackdesk");
    }

    @Test
    void packagesFormNoCycles() {
        slices().matching("dev.postbackdesk.(*)..").should().beFreeOfCycles().check(classes);
    }

    @Test
    void theServerKnowsNoJavaFx() {
        noClasses().should().dependOnClassesThat().resideInAnyPackage("javafx..", "com.sun.javafx..").check(classes);
    }

    @Test
    void httpKnowsNoSql() {
        noClasses().that().resideInAPackage("dev.postbackdesk.http..").should().dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..", "org.jdbi..", "org.h2..",
                        "dev.postbackdesk.database..")
                .check(classes);
    }

    @Test
    void onlyTheDatabasePackageKnowsH2AndFlyway() {
        noClasses().that().resideOutsideOfPackage("dev.postbackdesk.database..").should().dependOnClassesThat()
                .resideInAnyPackage("org.h2..", "org.flywaydb..").check(classes);
    }

    @Test
    void nobodyCallsTheCommands() {
        noClasses().that().resideOutsideOfPackage("dev.postbackdesk.cli..").should().dependOnClassesThat()
                .resideInAPackage("dev.postbackdesk.cli..").check(classes);
    }
}
