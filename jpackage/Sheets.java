import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import javafx.css.Stylesheet;

/// For the installers' build: `java -cp JAVAFX Sheets.java ASSETS.jar OUT.jar` writes the style sheets of the first jar to the
/// second, each as text and in JavaFX's binary form, which is read in a fraction of the time.
///
/// It is a jar of its own since JavaFX writes sets in no order that holds: the jars that the build makes are the same each time.
final class Sheets {
    private Sheets() {}

    public static void main(String[] args) throws IOException {
        Path folder = Files.createTempDirectory("sheets");
        try (JarFile jar = new JarFile(args[0]);
                OutputStream file = Files.newOutputStream(Path.of(args[1]));
                JarOutputStream out = new JarOutputStream(file)) {
            // What is read at every start is not to be inflated at every start.
            out.setLevel(0);
            List<JarEntry> sheets = jar.stream().filter(entry -> entry.getName().endsWith(".css")).toList();
            if (sheets.isEmpty()) {
                throw new IOException(args[0] + " holds no style sheets");
            }
            // Side by side first: one imports others.
            for (JarEntry sheet : sheets) {
                try (InputStream content = jar.getInputStream(sheet)) {
                    Files.write(text(folder, sheet), content.readAllBytes());
                }
            }
            Path binary = folder.resolve("binary");
            for (JarEntry sheet : sheets) {
                Stylesheet.convertToBinary(text(folder, sheet).toFile(), binary.toFile());
                put(out, sheet, sheet.getName(), text(folder, sheet));
                put(out, sheet, sheet.getName().replaceFirst("css$", "bss"), binary);
                Files.delete(binary);
            }
            for (JarEntry sheet : sheets) {
                Files.delete(text(folder, sheet));
            }
        }
        Files.delete(folder);
    }

    private static Path text(Path folder, JarEntry sheet) {
        return folder.resolve(sheet.getName().substring(sheet.getName().lastIndexOf('/') + 1));
    }

    private static void put(JarOutputStream out, JarEntry like, String name, Path content) throws IOException {
        JarEntry entry = new JarEntry(name);
        entry.setTime(like.getTime());
        out.putNextEntry(entry);
        Files.copy(content, out);
        out.closeEntry();
    }
}
