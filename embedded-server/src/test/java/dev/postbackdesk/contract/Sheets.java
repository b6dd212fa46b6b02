package dev.postbackdesk.contract;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A test class whose postbacks all go to one receiver: sent first, in order, then looked at one by one.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class Sheets {
    private Sheet sheet;

    /// What the receiver knows.
    abstract Setup setup();

    /// Sends the postbacks.
    abstract void fill(Sheet cases);

    @BeforeAll
    final void send(@TempDir Path folder) {
        sheet = new Sheet(folder, setup());
        fill(sheet);
    }

    @AfterAll
    final void close() {
        sheet.close();
    }

    @ParameterizedTest
    @MethodSource("cases")
    final void isAnsweredAndStoredSo(Case sent) {
        sent.holds();
    }

    final Stream<Case> cases() {
        return sheet.cases();
    }
}
