package dev.postbackdesk.desktop.system;

import java.io.File;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// By the command that a system has for it: `notify-send` where there is one, `osascript` on a Mac. Windows has none that is
/// not a script of many lines; there the window says it when it is looked at again. AWT's tray would bring a second toolkit
/// into the process.
public final class SystemNotifications implements Notifications {
    private static final Logger LOG = LoggerFactory.getLogger(SystemNotifications.class);

    private final boolean mac;
    private final String path;

    /// @param system `os.name`
    /// @param path the environment's PATH
    SystemNotifications(String system, String path) {
        mac = system.toLowerCase(Locale.ROOT).startsWith("mac");
        this.path = path;
    }

    public static SystemNotifications here() {
        return new SystemNotifications(System.getProperty("os.name", ""), System.getenv().getOrDefault("PATH", ""));
    }

    @Override
    public boolean canTell() {
        String program = mac ? "osascript" : "notify-send";
        return Arrays.stream(path.split(File.pathSeparator, -1)).filter(folder -> !folder.isBlank())
                // Not a Path: what stands in PATH need not be one, as on Windows with quotation marks.
                .anyMatch(folder -> new File(folder, program).canExecute());
    }

    /// What is run: the words are arguments, and nothing in them is a command.
    List<String> command(String title, String text) {
        return mac
                ? List.of("osascript", "-e", "on run argv", "-e",
                        "display notification (item 2 of argv) with title (item 1 of argv)", "-e", "end run", title,
                        text)
                : List.of("notify-send", "--app-name=Postback Desk", "--icon=postback-desk", title, text);
    }

    @Override
    public void tell(String title, String text) {
        Thread.ofVirtual().name("notification").start(() -> {
            try {
                new ProcessBuilder(command(title, text)).redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD).start();
            } catch (IOException e) {
                LOG.warn("The system can't be asked to show a notification", e);
            }
        });
    }
}
