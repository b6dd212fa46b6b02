import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Adds to a runtime's list of classes the forms of method handles that starts asked for and that it lacks. Java 25 notes
/// what is asked for in training, and yet writes the code ahead only for the forms that this list names; for each other one it writes a class
/// while the program starts. Run by the build before anything is trained: `java Invokers.java CLASSLIST LIST…`, with
/// lists that `-XX:DumpLoadedClassList` wrote.
final class Invokers {
    private static final String FORM = "@lambda-form-invoker ";

    private Invokers() {}

    public static void main(String... args) throws IOException {
        Path classlist = Path.of(args[0]);
        Set<String> missing = new LinkedHashSet<>();
        for (String list : Arrays.asList(args).subList(1, args.length)) {
            List<String> asked = forms(Path.of(list));
            if (asked.isEmpty()) {
                throw new IOException("No form of a method handle stands in " + list + ", which a start has asked for");
            }
            missing.addAll(asked);
        }
        forms(classlist).forEach(missing::remove);
        Files.write(classlist, missing, StandardOpenOption.APPEND);
        System.out.println(missing.size() + " forms of method handles added to " + classlist);
    }

    private static List<String> forms(Path list) throws IOException {
        List<String> forms = new ArrayList<>();
        for (String line : Files.readAllLines(list)) {
            if (line.startsWith(FORM)) {
                forms.add(line);
            }
        }
        return forms;
    }
}
