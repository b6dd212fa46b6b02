package dev.postbackdesk.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.database.DataFolder;
import dev.postbackdesk.database.Database;
import dev.postbackdesk.database.GroupCommit;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoorLogTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    @TempDir
    Path data;

    private final DoorLog door = new DoorLog();
    private DataFolder folder;
    private Database database;
    private GroupCommit writer;

    @BeforeEach
    void open() throws Exception {
        folder = DataFolder.lock(data, "test", Instant.EPOCH);
        database = Database.open(folder);
        writer = new GroupCommit(database, List.of(door), () -> {});
        writer.start();
    }

    @AfterEach
    void close() throws Exception {
        writer.close();
        database.close();
        folder.close();
    }

    private void refuse(Instant at, String sender) {
        door.refused(at, 404, "no such path", sender);
        DoorLog.Counts counts = door.drain();
        Desk.get(writer.submit(() -> {
            door.store(counts);
            return true;
        }));
    }

    private List<String> listed() throws Exception {
        try (Handle handle = database.openHandle()) {
            return DoorLog.newest(handle).stream().map(DoorRefusal::sender).toList();
        }
    }

    @Test
    void aClockThatIsWrongForAMomentDeletesNothing() throws Exception {
        refuse(NOON, "192.0.2.1");
        refuse(NOON.plus(Duration.ofDays(4_000)), "192.0.2.2");
        assertThat(listed()).containsExactly("192.0.2.2", "192.0.2.1");

        refuse(NOON.plusSeconds(60), "192.0.2.3");
        assertThat(listed()).containsExactly("192.0.2.2", "192.0.2.3", "192.0.2.1");
    }

    @Test
    void aClockThatIsWrongForAMomentLetsNoFurtherSendersIn() throws Exception {
        for (int sender = 0; sender < DoorLog.DISTINCT; sender++) {
            door.refused(NOON, 404, "no such path", "192.0." + sender / 256 + "." + sender % 256);
        }
        door.refused(NOON.plus(Duration.ofDays(4_000)), 404, "no such path", "198.51.100.1");
        refuse(NOON.plusSeconds(60), "198.51.100.2");

        assertThat(listed()).contains("198.51.100.1", DoorLog.OTHERS).doesNotContain("198.51.100.2");
    }

    /// A day from the future is one of them, and does not end it.
    @Test
    void theNewestDaysAreKept() throws Exception {
        refuse(NOON.plus(Duration.ofDays(4_000)), "192.0.2.255");
        for (int day = 0; day < DoorLog.KEPT + 2; day++) {
            refuse(NOON.plus(Duration.ofDays(day)), "192.0.2." + day);
        }
        assertThat(listed()).hasSize(DoorLog.KEPT).startsWith("192.0.2.255", "192.0.2.91").endsWith("192.0.2.3");
    }
}
