package dev.postbackdesk.desktop.system;

import dev.postbackdesk.desktop.fx.WholeFile;
import dev.postbackdesk.language.SaidIOException;
import dev.postbackdesk.language.Saying;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// Each system's own way: a file in `autostart` by the freedesktop specification, a LaunchAgent, or the registry's `Run` key.
public final class SystemAutostart implements Autostart {
    static final String BACKGROUND = "--background";
    private static final String NAME = "Postback Desk";
    private static final String RUN = "HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Run";
    private static final int SECONDS = 5;

    private final Kind system;
    /// What the system reads at its start; nothing is there on Windows, which reads the registry.
    private final Path file;
    private final List<String> command;
    private final Path folder;

    /// By what each kind of system is told.
    enum Kind {
        FREEDESKTOP, MAC, WINDOWS;

        static Kind named(String name) {
            String lower = name.toLowerCase(Locale.ROOT);
            return lower.startsWith("windows") ? WINDOWS : lower.startsWith("mac") ? MAC : FREEDESKTOP;
        }
    }

    /// @param command what starts the program; empty if that is not known
    /// @param folder absolute: where the command's relative paths begin
    /// @throws InvalidPathException if the environment names a folder that the system's language setting can't write
    SystemAutostart(Kind system, Path home, Map<String, String> environment, List<String> command, Path folder) {
        this.folder = folder;
        this.system = system;
        String config = environment.getOrDefault("XDG_CONFIG_HOME", "");
        file = switch (system) {
            case FREEDESKTOP -> (config.isEmpty() ? home.resolve(".config") : Path.of(config))
                    .resolve("autostart/postback-desk.desktop");
            case MAC -> home.resolve("Library/LaunchAgents/dev.postbackdesk.plist");
            case WINDOWS -> home;
        };
        this.command = List.copyOf(command);
    }

    /// For the program that runs, as it was started.
    ///
    /// @param data the data folder, which is not left to the default
    public static Autostart here(Path data) {
        try {
            return new SystemAutostart(Kind.named(System.getProperty("os.name", "")),
                    Path.of(System.getProperty("user.home", "")), System.getenv(), started(data),
                    Path.of("").toAbsolutePath());
        } catch (InvalidPathException e) {
            // With a data folder of its own, the program needs the user's home for nothing else.
            return new NoAutostart(Saying.of("said.autostart.unwritable", e.getInput()));
        }
    }

    /// An installed program knows its launcher; else the system tells how this process was started, as far as it does.
    private static List<String> started(Path data) {
        String launcher = System.getProperty("jpackage.app-path");
        if (launcher != null) {
            return List.of(launcher, "--data", data.toString(), BACKGROUND);
        }
        ProcessHandle.Info info = ProcessHandle.current().info();
        Optional<String[]> arguments = info.arguments();
        if (info.command().isEmpty() || arguments.isEmpty()) {
            return List.of();
        }
        List<String> command = new ArrayList<>(List.of(info.command().get()));
        Arrays.stream(arguments.get()).filter(argument -> !argument.equals(BACKGROUND)).forEach(command::add);
        command.add(BACKGROUND);
        return command;
    }

    @Override
    public Saying obstacle() {
        return command.isEmpty() ? Saying.of("said.autostart.unknown") : Saying.NOTHING;
    }

    @Override
    public boolean isOn() {
        return switch (system) {
            case FREEDESKTOP, MAC -> Files.exists(file);
            case WINDOWS -> run(List.of("reg", "query", RUN, "/v", NAME));
        };
    }

    @Override
    public void set(boolean on) throws IOException {
        switch (system) {
            case FREEDESKTOP -> put(on, entry());
            case MAC -> put(on, agent());
            case WINDOWS -> {
                List<String> change = on
                        ? List.of("reg", "add", RUN, "/v", NAME, "/t", "REG_SZ", "/d", escaped(line()), "/f")
                        : List.of("reg", "delete", RUN, "/v", NAME, "/f");
                if (!run(change)) {
                    throw new SaidIOException(Saying.of("said.why.registry", RUN));
                }
            }
        }
    }

    private void put(boolean on, String content) throws IOException {
        if (on) {
            Files.createDirectories(file.getParent());
            WholeFile.write(file, content.getBytes(StandardCharsets.UTF_8));
        } else {
            Files.deleteIfExists(file);
        }
    }

    private String entry() {
        return """
                [Desktop Entry]
                Type=Application
                Name=%s
                Comment=Receives postbacks in the background
                Exec=%s
                Path=%s
                Terminal=false
                """.formatted(NAME, command.stream().map(SystemAutostart::quoted).collect(Collectors.joining(" ")),
                folder.toString().replace("\\", "\\\\"));
    }

    /// By the specification of desktop entries: in quotes, some characters with a backslash, which the file's own rules double.
    private static String quoted(String argument) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < argument.length(); i++) {
            char c = argument.charAt(i);
            switch (c) {
                case '\\' -> quoted.append("\\\\\\\\");
                case '"', '`', '$' -> quoted.append("\\\\").append(c);
                case '%' -> quoted.append("%%");
                default -> quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }

    private String agent() {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
                <plist version="1.0">
                <dict>
                    <key>Label</key>
                    <string>dev.postbackdesk</string>
                    <key>ProgramArguments</key>
                    <array>
                %s
                    </array>
                    <key>WorkingDirectory</key>
                    <string>%s</string>
                    <key>RunAtLoad</key>
                    <true/>
                </dict>
                </plist>
                """.formatted(command.stream()
                .map(argument -> "        <string>" + xml(argument) + "</string>")
                .collect(Collectors.joining("\n")), xml(folder.toString()));
    }

    private static String xml(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }

    private String line() {
        return command.stream().map(argument -> "\"" + argument + "\"").collect(Collectors.joining(" "));
    }

    /// Java does not escape what begins and ends with a quotation mark: `reg` would see several arguments.
    private static String escaped(String line) {
        return line.replace("\"", "\\\"");
    }

    private static boolean run(List<String> command) {
        try {
            Process process = new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD).start();
            return process.waitFor(SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
