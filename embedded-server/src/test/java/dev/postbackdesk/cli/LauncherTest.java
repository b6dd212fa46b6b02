package dev.postbackdesk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postbackdesk.launcher.Launcher;
import java.io.DataInputStream;
import java.io.InputStream;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class LauncherTest {
    private static final int JAVA_8 = 52;

    @Test
    void anyJavaInUseCanRunIt() throws Exception {
        try (InputStream file = Launcher.class.getResourceAsStream("Launcher.class");
                DataInputStream classFile = new DataInputStream(Objects.requireNonNull(file))) {
            assertThat(classFile.readInt()).isEqualTo(0xCAFEBABE);
            assertThat(classFile.readUnsignedShort()).as("minor version").isZero();
            assertThat(classFile.readUnsignedShort()).as("major version").isLessThanOrEqualTo(JAVA_8);
        }
    }
}
