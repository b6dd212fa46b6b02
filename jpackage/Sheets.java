import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.StringEntry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javafx.css.Stylesheet;

/// For the installers' build: `java -cp JAVAFX Sheets.java FOLDER VERSION` makes, of the jars in a folder, what the desktop reads at
/// each start in the form in which that is fastest:
///
/// - `app-sheets.jar`: our style sheets, each as text and in JavaFX's binary form, which is read in a fraction of the time, and
///   those of AtlantaFX without the rules of controls that this program has not: six of ten. It is a jar of its own since JavaFX
///   writes sets in no order that holds: the jars that the build makes are the same each time. It stands in the class path before
///   those that it takes the place of.
/// - `fonts`: as files. JavaFX copies a font that comes from a jar to a temporary file first.
final class Sheets {
    private static final String FONTS = "dev/postbackdesk/assets/fonts/";
    private static final String THEMES = "atlantafx/base/theme/";
    private static final List<String> THEME_SHEETS = List.of("primer-light", "primer-dark");
    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/", Pattern.DOTALL);
    private static final Pattern RULE = Pattern.compile("([^{}]+)\\{([^{}]*)}");
    private static final Pattern FIRST_CLASS = Pattern.compile("^\\s*\\.([\\w-]+)");
    private static final String CONTROLS = "javafx/scene/control/";
    private static final String CHARTS = "javafx/scene/chart/";
    private static final String ATLANTA = "atlantafx/base/controls/";

    /// By the style class that AtlantaFX's rules begin with: the classes, or packages, without which nothing has it.
    private static final Map<String, List<String>> MADE_BY = Map.ofEntries(
            made("split-menu-button", CONTROLS + "SplitMenuButton"),
            made("tab-pane", CONTROLS + "TabPane"),
            made("tab-line", ATLANTA + "TabLine"),
            made("tree-view", CONTROLS + "TreeView"),
            made("tree-cell", CONTROLS + "TreeView"),
            made("tree-table-view", CONTROLS + "TreeTableView"),
            made("tree-table-row-cell", CONTROLS + "TreeTableView"),
            made("spinner", CONTROLS + "Spinner"),
            made("slider", CONTROLS + "Slider", ATLANTA + "ProgressSliderSkin"),
            made("choice-box", CONTROLS + "ChoiceBox"),
            made("date-picker-popup", CONTROLS + "DatePicker", ATLANTA + "Calendar"),
            made("calendar", ATLANTA + "Calendar"),
            made("color-picker", CONTROLS + "ColorPicker"),
            made("color-palette", CONTROLS + "ColorPicker"),
            made("color-palette-region", CONTROLS + "ColorPicker"),
            made("custom-color-dialog", CONTROLS + "ColorPicker"),
            made("tool-bar", CONTROLS + "ToolBar"),
            made("titled-pane", CONTROLS + "TitledPane", CONTROLS + "Accordion"),
            made("accordion", CONTROLS + "Accordion"),
            made("dialog-pane", CONTROLS + "Dialog", CONTROLS + "DialogPane", CONTROLS + "Alert"),
            made("alert", CONTROLS + "Alert"),
            made("pagination", CONTROLS + "Pagination"),
            made("menu-bar", CONTROLS + "MenuBar"),
            made("radio-button", CONTROLS + "RadioButton"),
            made("split-pane", CONTROLS + "SplitPane"),
            made("html-editor", "javafx/scene/web/"),
            made("chart", CHARTS),
            made("notification", ATLANTA + "Notification"),
            made("message", ATLANTA + "Message"),
            made("card", ATLANTA + "Card"),
            made("tile-base", ATLANTA + "Tile", ATLANTA + "Message"),
            made("breadcrumbs", ATLANTA + "Breadcrumbs"),
            made("modal-box", "atlantafx/base/layout/ModalBox"),
            made("popover", ATLANTA + "Popover", "org/controlsfx/control/PopOver"),
            made("ring-progress-indicator", ATLANTA + "RingProgressIndicator"),
            made("bb-code", "atlantafx/base/util/BBCodeParser"),
            made("segmented-control", ATLANTA + "SegmentedControl"),
            made("toggle-switch", ATLANTA + "ToggleSwitch", "org/controlsfx/control/ToggleSwitch"));

    private Sheets() {}

    private static Map.Entry<String, List<String>> made(String styleClass, String... by) {
        return Map.entry(styleClass, List.of(by));
    }

    public static void main(String[] args) throws IOException {
        checkMakers();
        Path input = Path.of(args[0]);
        Path assets = input.resolve("assets-" + args[1] + ".jar");
        Path app = input.resolve("app-" + args[1] + ".jar");
        Path folder = Files.createTempDirectory("sheets");
        try (JarFile jar = new JarFile(assets.toFile());
                OutputStream file = Files.newOutputStream(input.resolve("app-sheets.jar"));
                JarOutputStream out = new JarOutputStream(file)) {
            // What is read at every start is not to be inflated at every start.
            out.setLevel(0);
            writeOurs(jar, out, folder);
            writeThemes(only(input, "atlantafx-base-*.jar"), new Uses(app, libraries(input)), out, folder);
            writeFonts(jar, Files.createDirectory(input.resolve("fonts")));
        }
        Files.delete(folder);
    }

    /// A class that a library calls otherwise one day would never be found in use, and its rules would be gone.
    private static void checkMakers() throws IOException {
        for (String maker : MADE_BY.values().stream().flatMap(List::stream).filter(name -> !name.endsWith("/")).toList()) {
            try {
                Class.forName(maker.replace('/', '.'), false, Sheets.class.getClassLoader());
            } catch (ClassNotFoundException e) {
                throw new IOException("The list of controls in Sheets.java names " + maker + ", which is no class", e);
            }
        }
    }

    private static void writeOurs(JarFile jar, JarOutputStream out, Path folder) throws IOException {
        List<JarEntry> sheets = jar.stream().filter(entry -> entry.getName().endsWith(".css")).toList();
        if (sheets.isEmpty()) {
            throw new IOException(jar.getName() + " holds no style sheets");
        }
        // Side by side first: one imports others.
        for (JarEntry sheet : sheets) {
            Files.write(text(folder, sheet), content(jar, sheet));
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

    private static void writeThemes(Path library, Uses uses, JarOutputStream out, Path folder) throws IOException {
        Path text = folder.resolve("theme.css");
        Path binary = folder.resolve("binary");
        try (JarFile jar = new JarFile(library.toFile())) {
            for (String name : THEME_SHEETS) {
                JarEntry whole = jar.getJarEntry(THEMES + name + ".css");
                Files.writeString(text, trimmed(new String(content(jar, whole)), uses));
                Stylesheet.convertToBinary(text.toFile(), binary.toFile());
                put(out, whole, THEMES + name + ".bss", binary);
                Files.delete(binary);
                Files.delete(text);
            }
        }
    }

    /// A theme without the rules that nothing here can match.
    private static String trimmed(String css, Uses uses) throws IOException {
        StringBuilder kept = new StringBuilder();
        Matcher rule = RULE.matcher(COMMENT.matcher(css).replaceAll(""));
        int end = 0;
        while (rule.find()) {
            if (rule.start() != end) {
                throw new IOException("The theme is not written as a list of rules at: " + rule.group(1).strip());
            }
            end = rule.end();
            String selectors = Arrays.stream(rule.group(1).split(",")).filter(selector -> isMatched(selector, uses))
                    .collect(Collectors.joining(","));
            if (!selectors.isBlank()) {
                kept.append(selectors).append('{').append(rule.group(2)).append("}\n");
            }
        }
        return kept.toString();
    }

    private static boolean isMatched(String selector, Uses uses) {
        Matcher first = FIRST_CLASS.matcher(selector);
        if (!first.find()) {
            return true;
        }
        String styleClass = first.group(1);
        List<String> makers = MADE_BY.get(styleClass.startsWith("default-color") ? "chart" : styleClass);
        return makers == null || uses.names(styleClass) || makers.stream().anyMatch(uses::reach);
    }

    private static void writeFonts(JarFile jar, Path folder) throws IOException {
        for (JarEntry font : jar.stream().filter(entry -> entry.getName().matches(FONTS + ".*\\.[ot]tf")).toList()) {
            Files.write(folder.resolve(font.getName().substring(FONTS.length())), content(jar, font));
        }
    }

    /// Those that have controls of their own, or use JavaFX's.
    private static List<Path> libraries(Path input) throws IOException {
        return List.of(only(input, "atlantafx-base-*.jar"), only(input, "controlsfx-*.jar"));
    }

    private static Path only(Path folder, String glob) throws IOException {
        try (var found = Files.newDirectoryStream(folder, glob)) {
            List<Path> all = new ArrayList<>();
            found.forEach(all::add);
            if (all.size() != 1) {
                throw new IOException("Not one " + glob + " in " + folder + ": " + all);
            }
            return all.getFirst();
        }
    }

    private static byte[] content(JarFile jar, JarEntry entry) throws IOException {
        try (InputStream content = jar.getInputStream(entry)) {
            return content.readAllBytes();
        }
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

    /// The classes that the program comes to from its own, through its libraries of controls, and the texts in them: a style class
    /// that somebody gives a node is one of those.
    private static final class Uses {
        private final Map<String, byte[]> classes = new HashMap<>();
        private final Set<String> reached = new HashSet<>();
        private final Set<String> texts = new HashSet<>();

        Uses(Path app, List<Path> libraries) throws IOException {
            Deque<String> waiting = new ArrayDeque<>(read(app));
            for (Path library : libraries) {
                read(library);
            }
            while (!waiting.isEmpty()) {
                byte[] content = classes.remove(waiting.pop());
                if (content != null) {
                    for (PoolEntry entry : ClassFile.of().parse(content).constantPool()) {
                        if (entry instanceof ClassEntry other && reached.add(other.asInternalName())) {
                            waiting.add(other.asInternalName());
                        } else if (entry instanceof StringEntry text) {
                            texts.add(text.stringValue());
                        }
                    }
                }
            }
        }

        private List<String> read(Path file) throws IOException {
            try (JarFile jar = new JarFile(file.toFile())) {
                List<JarEntry> all = jar.stream().filter(entry -> entry.getName().endsWith(".class")).toList();
                for (JarEntry entry : all) {
                    classes.put(name(entry), content(jar, entry));
                }
                return all.stream().map(Uses::name).toList();
            }
        }

        private static String name(JarEntry entry) {
            return entry.getName().substring(0, entry.getName().length() - ".class".length());
        }

        /// @param maker a class, those in it included, or a package with its `/`
        boolean reach(String maker) {
            return reached.stream().anyMatch(name -> maker.endsWith("/") ? name.startsWith(maker)
                    : name.equals(maker) || name.startsWith(maker + "$"));
        }

        boolean names(String styleClass) {
            return texts.contains(styleClass);
        }
    }
}
