package dev.postbackdesk.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FaultTest {
    @TempDir
    Path folder;

    @Test
    void whateverTheDiskRefusesNothingIsAnsweredThatIsNotStoredAndTheStoreComesBack() throws Exception {
        Audit audit = Faults.run(folder, new Faults.Plan(1, 200, 10, 1), _ -> {});
        assertThat(audit).matches(Audit::sound);
        assertThat(audit.answers()).as("answers that were looked for").isGreaterThan(1_000);
    }
}
