package dev.postbackdesk.desktop;

import dev.postbackdesk.desktop.fx.Theme;
import dev.postbackdesk.language.Translation;
import dev.postbackdesk.receiver.DefaultDataFolder;
import dev.postbackdesk.receiver.PathRefusal;
import dev.postbackdesk.receiver.ReceiverConfig;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/// The desktop's arguments, as picocli fills them in.
@Command(name = "postback-desk", sortOptions = false,
        description = "Receives and explains server-to-server conversion postbacks.")
final class Arguments {
    private static final Pattern SIZE = Pattern.compile("(\\d{3,4})x(\\d{3,4})");

    @Option(names = "--data", paramLabel = "DIR", converter = PathArgument.class,
            description = "The data folder (default: the system's folder for application data).")
    private @Nullable Path data;

    @Option(names = "--port", paramLabel = "N",
            description = "The port to listen on (default: 8377, in the demo any free one; 0: any free one).")
    private @Nullable Integer port;

    @Option(names = "--bind", paramLabel = "ADDR", description = "The address to listen on (default: 127.0.0.1).")
    private String bind = ReceiverConfig.DEFAULT_BIND;

    @Option(names = "--background", description = "Open no window until the program is started again.")
    private boolean background;

    @Option(names = "--setup", paramLabel = "FILE", converter = PathArgument.class,
            description = "Import conversions and links from this file.")
    private @Nullable Path setup;

    @Option(names = "--demo",
            description = "Open the demo: sample data of its own, deleted at the end. Your data are left alone.")
    private boolean demo;

    @Option(names = "--screen", paramLabel = "NAME",
            description = "Open this screen: live, conversions, links, clicks, reports, rehearsal, settings, connect or check.")
    private String screen = "live";

    @Option(names = "--screenshot", paramLabel = "FILE.png", converter = PathArgument.class,
            description = "Write a picture of the screen, and end.")
    private @Nullable Path screenshot;

    @Option(names = "--size", paramLabel = "WxH", description = "The picture's size (default: 1440x900).")
    private String size = "1440x900";

    @Option(names = "--theme", paramLabel = "light|dark", description = "The picture's colours (default: light).")
    private String theme = "light";

    @Option(names = "--projector", description = "The picture in projector mode.")
    private boolean projector;

    @Option(names = "--language", paramLabel = "CODE", description = "The picture's language (default: en).")
    private String language = "en";

    @Option(names = "--scene", paramLabel = "NAME",
            description = "Take the picture of a scripted past: empty, table, month, placeholder, sender, replay, check,"
                    + " connect-network, connect-template, connect-own, connect-offer, connect-pay, connect, followed,"
                    + " answers, backups, palette, guide, search, search-problem, click-search, no-match, demo, stage, tour,"
                    + " rehearsal, rehearsal-done, rehearsal-load, loading, unreadable, partly-unreadable or damaged.")
    private @Nullable String scene;

    @Option(names = "--help", usageHelp = true, description = "Show this.")
    private boolean help;

    /// Whether `--data` names nothing, as a script's unset variable does: that would be the present folder.
    boolean namesNoData() {
        return data != null && data.toString().isEmpty();
    }

    /// Why there is no data folder: none is named, and the usual one has a name that the system's language setting can't write.
    Optional<String> namelessData() {
        try {
            data();
            return Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.of(PathRefusal.of(e));
        }
    }

    /// To be asked for unless it is [nameless][#namelessData].
    Path data() {
        return (data == null ? DefaultDataFolder.here() : data).toAbsolutePath().normalize();
    }

    int port() {
        return port != null ? port : demo ? 0 : ReceiverConfig.DEFAULT_PORT;
    }

    String bind() {
        return bind;
    }

    Optional<Path> setup() {
        return Optional.ofNullable(setup);
    }

    boolean demo() {
        return demo;
    }

    boolean projector() {
        return projector;
    }

    boolean background() {
        return background;
    }

    boolean help() {
        return help;
    }

    String screen() {
        return screen;
    }

    Optional<Path> screenshot() {
        return Optional.ofNullable(screenshot);
    }

    /// Empty for anything but `light` and `dark`.
    Optional<Theme.Mode> theme() {
        return switch (theme.toLowerCase(Locale.ROOT)) {
            case "light" -> Optional.of(Theme.Mode.LIGHT);
            case "dark" -> Optional.of(Theme.Mode.DARK);
            default -> Optional.empty();
        };
    }

    /// Empty for a language that there are no words in.
    Optional<Locale> language() {
        return Translation.languages().filter(one -> one.getLanguage().equals(language)).findFirst();
    }

    Optional<String> scene() {
        return Optional.ofNullable(scene);
    }

    /// Width and height, or empty if they are none.
    Optional<int[]> size() {
        Matcher matcher = SIZE.matcher(size);
        return matcher.matches()
                ? Optional.of(new int[]{Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))})
                : Optional.empty();
    }

    /// Says in our words what is no path. Stateless.
    private static final class PathArgument implements ITypeConverter<Path> {
        @Override
        public Path convert(String text) {
            try {
                return Path.of(text);
            } catch (InvalidPathException e) {
                throw new TypeConversionException(PathRefusal.of(e));
            }
        }
    }
}
