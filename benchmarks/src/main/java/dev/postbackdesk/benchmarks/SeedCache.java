package dev.postbackdesk.benchmarks;

import dev.postbackdesk.receiver.ReceiverException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// Keeps seeded folders, to be copied for each run: millions of rows take minutes to make.
final class SeedCache {
    /// Of every seeded folder.
    static final int CLICKS = 100_000;

    private final Path folder;
    private final Path code;
    private final PrintStream out;

    /// @param code the receiver's, a jar or a folder of classes: data made for another schema are not taken
    SeedCache(Path folder, Path code, PrintStream out) {
        this.folder = folder;
        this.code = code;
        this.out = out;
    }

    /// A folder with a hundred thousand clicks and so many postbacks, to be left as it is.
    Path get(int postbacks) throws IOException, ReceiverException {
        Path seeded = folder.resolve("seed-" + postbacks + "-" + Long.toHexString(schema()));
        if (!Files.exists(seeded)) {
            Path unfinished = folder.resolve(seeded.getFileName() + ".unfinished");
            Folders.delete(unfinished);
            out.printf("Seeding %,d clicks and %,d postbacks …%n", CLICKS, postbacks);
            long start = System.nanoTime();
            Seeding.make(unfinished, CLICKS, postbacks);
            Files.move(unfinished, seeded);
            out.printf("… took %.1f s, %,d MB%n", (System.nanoTime() - start) / 1e9, Folders.size(seeded) >> 20);
        }
        return seeded;
    }

    /// Of all of its migrations, and of the definitions that are seeded.
    private long schema() throws IOException {
        CRC32 sum = new CRC32();
        sum.update(Seeding.setup());
        if (Files.isDirectory(code)) {
            addFolder(sum);
        } else {
            addJar(sum);
        }
        return sum.getValue();
    }

    private void addFolder(CRC32 sum) throws IOException {
        try (Stream<Path> files = Files.walk(code)) {
            List<Path> scripts = files.filter(file -> file.toString().endsWith(".sql"))
                    .sorted(Comparator.comparing(file -> code.relativize(file).toString())).toList();
            for (Path script : scripts) {
                sum.update(Files.readAllBytes(script));
            }
        }
    }

    private void addJar(CRC32 sum) throws IOException {
        try (ZipFile zip = new ZipFile(code.toFile())) {
            List<ZipEntry> scripts = zip.stream().map(ZipEntry.class::cast)
                    .filter(entry -> entry.getName().endsWith(".sql"))
                    .sorted(Comparator.comparing(ZipEntry::getName)).toList();
            for (ZipEntry script : scripts) {
                try (InputStream in = zip.getInputStream(script)) {
                    sum.update(in.readAllBytes());
                }
            }
        }
    }
}
