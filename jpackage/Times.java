import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// Gives all jars of a folder one time, which the packages keep or, where they can't, are given again. A cache of classes is valid
/// only with jars of the time they had when it was made; a `.dmg` is made of copies without it (see
/// `macos/Postback Desk-post-image.sh`), and an `.msi` keeps even seconds alone. Run by the build: `java Times.java FOLDER`
final class Times {
    private static final FileTime TIME = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));

    private Times() {}

    public static void main(String... args) throws IOException {
        List<Path> jars;
        try (Stream<Path> files = Files.list(Path.of(args[0]))) {
            jars = files.filter(file -> file.toString().endsWith(".jar")).toList();
        }
        for (Path jar : jars) {
            Files.setLastModifiedTime(jar, TIME);
        }
        if (jars.isEmpty()) {
            throw new IOException("There is no jar in " + args[0]);
        }
    }
}
