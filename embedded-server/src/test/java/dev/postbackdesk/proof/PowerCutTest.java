package dev.postbackdesk.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.proof.Disk.Loss;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PowerCutTest {
    @TempDir
    Path folder;

    @Test
    void whatWasAnsweredIsThereAfterAPowerCutThatLosesEverythingUnforced() throws Exception {
        Audit audit = PowerCuts.run(folder, new PowerCuts.Plan(3, 11, Loss.ALL, true, false), _ -> {});
        assertThat(audit).matches(Audit::sound);
        assertThat(audit.answers()).as("answers that were looked for").isGreaterThan(200);
    }

    @Test
    void whatWasAnsweredIsThereAfterAPowerCutThatTearsAndReordersWrites() throws Exception {
        Audit audit = PowerCuts.run(folder, new PowerCuts.Plan(6, 3, Loss.SOME, true, false), _ -> {});
        assertThat(audit).matches(Audit::sound);
        assertThat(audit.answers()).as("answers that were looked for").isGreaterThan(400);
    }

    @Test
    void whatWasAnsweredIsThereAfterAPowerCutThatFollowsAFailedForce() throws Exception {
        Audit audit = PowerCuts.run(folder, new PowerCuts.Plan(5, 17, Loss.ALL, true, true), _ -> {});
        assertThat(audit).matches(Audit::sound);
        assertThat(audit.answers()).as("answers that were looked for").isGreaterThan(200);
    }

    @Test
    void withoutForcingTheSameCutsLoseRows() throws Exception {
        Audit audit = PowerCuts.run(folder, new PowerCuts.Plan(3, 11, Loss.ALL, false, false), _ -> {});
        assertThat(audit.lost()).as("rows that were answered").isPositive();
    }
}
