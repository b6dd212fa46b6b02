package dev.postbackdesk.contract;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// A test class whose tests share one receiver and don't get in each other's way.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class OneDesk {
    private Desk desk;

    Setup setup() {
        return Setup.usual();
    }

    @BeforeAll
    final void open(@TempDir Path folder) {
        desk = new Desk(folder, setup());
    }

    @AfterAll
    final void close() {
        desk.close();
    }

    final Desk desk() {
        return desk;
    }

    final Answer send(Wire wire) {
        return desk.send(wire);
    }

    /// A good postback of a fresh click, up to and with `com`.
    final String good() {
        return "clickId=" + desk.click() + "&id=" + Setup.SALE + "&val=20.00&com=1";
    }
}
