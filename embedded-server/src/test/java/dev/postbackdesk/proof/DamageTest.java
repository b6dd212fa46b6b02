package dev.postbackdesk.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DamageTest {
    @TempDir
    Path folder;

    @Test
    void aDamagedFileIsNeverSilentlyEmptyAndNeverHangs() throws Exception {
        List<String> told = new ArrayList<>();
        Damages.Outcome outcome = Damages.run(folder, 20, 7, told::add);
        assertThat(told).isEmpty();
        assertThat(outcome).matches(Damages.Outcome::sound);
        assertThat(outcome.told()).as("damage that was noticed").isPositive();
    }
}
