package dev.postbackdesk.launcher;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What `java -jar` starts: the commands where this Java can run them, else the same with a newer Java of this machine,
 * else one line that says what to install. Many machines have an old `java` on the PATH beside the right one.
 *
 * Compiled for Java 8, so that every Java in use can run it.
 */
public final class Launcher {
    private static final int NEEDED = 25;
    /** Measured in docs/performance.md: enough for a full load, and little else. */
    private static final List<String> OPTIONS = Arrays.asList("-Xmx136m", "-Xmn32m", "-XX:+UseParallelGC",
            "-XX:+UseCompactObjectHeaders");
    /** What compiling took is given back; elsewhere than on Linux it would only warn, on standard output. */
    private static final String TRIM = "-XX:TrimNativeHeapInterval=2000";
    /** What the build makes beside the jar, so that classes need not be read and checked at each start. */
    private static final String ARCHIVE = "postback-receiver.jsa";
    private static final String MAIN = "dev.postbackdesk.cli.Main";

    private Launcher() {}

    public static void main(String[] args) throws ReflectiveOperationException, IOException, InterruptedException {
        int present = version(System.getProperty("java.specification.version", "0"));
        if (present >= NEEDED) {
            Class.forName(MAIN).getMethod("main", String[].class).invoke(null, (Object) args);
            return;
        }
        for (File home : homes()) {
            File java = new File(home, "bin/java" + (File.separatorChar == '\\' ? ".exe" : ""));
            if (java.canExecute() && versionOf(home) >= NEEDED) {
                System.exit(run(java, args));
            }
        }
        System.err.println("Postback Desk needs Java " + NEEDED + ", and this is Java " + present + " ("
                + System.getProperty("java.home") + "). Install a JDK " + NEEDED + ", or point JAVA_HOME to one.");
        System.exit(2);
    }

    /** Where a newer Java may be: named by the user first, then beside this one, then where systems put them. */
    private static List<File> homes() {
        List<File> homes = new ArrayList<File>();
        String named = System.getenv("JAVA_HOME");
        if (named != null && !named.isEmpty()) {
            homes.add(new File(named));
        }
        File here = new File(System.getProperty("java.home")).getParentFile();
        String user = System.getProperty("user.home");
        List<File> folders = Arrays.asList(here, new File("/usr/lib/jvm"), new File("/opt/java"),
                new File("/Library/Java/JavaVirtualMachines"), new File(user, ".sdkman/candidates/java"),
                new File(user, ".jdks"), new File("C:/Program Files/Java"),
                new File("C:/Program Files/Eclipse Adoptium"));
        for (File folder : folders) {
            File[] found = folder == null ? null : folder.listFiles();
            if (found != null) {
                Arrays.sort(found);
                for (File home : found) {
                    homes.add(home);
                    homes.add(new File(home, "Contents/Home"));
                }
            }
        }
        return homes;
    }

    /** The version that a Java's `release` file names; 0 if there is none. */
    private static int versionOf(File home) throws IOException {
        Path release = Paths.get(home.getPath(), "release");
        if (!Files.isReadable(release)) {
            return 0;
        }
        BufferedReader lines = new BufferedReader(
                new InputStreamReader(Files.newInputStream(release), StandardCharsets.UTF_8));
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("JAVA_VERSION=\"")) {
                    return version(line.substring("JAVA_VERSION=\"".length()));
                }
            }
            return 0;
        } finally {
            lines.close();
        }
    }

    /** 8 of `1.8`, 25 of `25.0.1`. */
    private static int version(String text) {
        String[] parts = text.split("[^0-9]+", -1);
        String major = parts.length > 1 && parts[0].equals("1") ? parts[1] : parts[0];
        return major.isEmpty() ? 0 : Integer.parseInt(major);
    }

    /** Runs the commands with another Java, ends when they end, and ends them when this process is told to end. */
    private static int run(File java, String[] args) throws IOException, InterruptedException {
        List<String> command = new ArrayList<String>();
        command.add(java.getPath());
        command.add("-Dpostbackdesk.launched=true");
        command.addAll(OPTIONS);
        if (System.getProperty("os.name", "").equals("Linux")) {
            command.add(TRIM);
        }
        File jar = new File(System.getProperty("java.class.path"));
        File classes = new File(jar.getAbsoluteFile().getParentFile(), ARCHIVE);
        if (classes.canRead()) {
            command.add("-XX:SharedArchiveFile=" + classes);
            // Another Java than the one that made it can't use it, goes on without, and would say so among our own lines.
            command.add("-Xlog:disable");
            command.add("-Xlog:all=error:stderr");
        }
        command.add("-cp");
        command.add(jar.getPath());
        command.add(MAIN);
        command.addAll(Arrays.asList(args));
        final Process process = new ProcessBuilder(command).inheritIO().start();
        Runtime.getRuntime().addShutdownHook(new Thread("stop") {
            @Override
            public void run() {
                process.destroy();
                try {
                    Runtime.getRuntime().halt(process.waitFor());
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        });
        return process.waitFor();
    }
}
