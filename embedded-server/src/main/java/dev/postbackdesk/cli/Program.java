package dev.postbackdesk.cli;

import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;

/// The headless commands: takes arguments, returns an exit code. Failures are one sentence on standard error.
final class Program {
    private static final String NAME = "postback-receiver";
    private static final Logger LOG = LoggerFactory.getLogger(Program.class);

    private final Console console;
    /// By their names, in the order of the help. Each is made when it is asked for: to look at all of their options takes
    /// longer than the start of many a command.
    private final Map<String, Supplier<CommandLine>> commands = new LinkedHashMap<>();

    Program(Console console, Backend backend) {
        this.console = console;
        commands.put("receive", () -> new ReceiveCommand(console, backend).line());
        commands.put("setup", () -> CommandGroup.named("setup", "Conversions and tracking links as a file.")
                .addSubcommand(new SetupImportCommand(console, backend))
                .addSubcommand(new SetupExportCommand(console, backend)));
        commands.put("postbacks", () -> CommandGroup.named("postbacks", "The postbacks that arrived.")
                .addSubcommand(new PostbacksExport(console, backend)));
        commands.put("clicks", () -> CommandGroup.named("clicks", "The clicks on tracking links.")
                .addSubcommand(new ClicksExport(console, backend)));
        commands.put("check", () -> new CommandLine(new CheckCommand(console, backend)));
        commands.put("judge-again", () -> new CommandLine(new JudgeAgainCommand(console, backend)));
        commands.put("backups",
                () -> CommandGroup.named("backups", "Copies of all data, and what to do when data are lost.")
                        .addSubcommand(new BackupsListCommand(console, backend))
                        .addSubcommand(new BackupsMakeCommand(console, backend))
                        .addSubcommand(new BackupsRestoreCommand(console, backend))
                        .addSubcommand(new BackupsBeginAnewCommand(console, backend)));
        commands.put("purge-data", () -> new CommandLine(new PurgeDataCommand(console)));
    }

    int run(String... args) {
        int code = line(args).execute(args);
        console.out().flush();
        return code;
    }

    /// The command that is named first, or all where none is: for help, and to say what there is.
    private CommandLine line(String... args) {
        CommandLine line = CommandGroup.named(NAME, "Receives and explains server-to-server conversion postbacks.");
        Supplier<CommandLine> named = args.length == 0 ? null : commands.get(args[0]);
        (named == null ? List.copyOf(commands.values()) : List.of(named))
                .forEach(command -> line.addSubcommand(command.get()));
        return line.setExpandAtFiles(false).setPosixClusteredShortOptionsAllowed(false)
                .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
                .setOut(new PrintWriter(new OutputStreamWriter(console.out(), console.out().charset()), true))
                .setParameterExceptionHandler((failure, _) -> usage(failure))
                .setExecutionExceptionHandler((failure, _, _) -> failed(failure));
    }

    private int usage(ParameterException failure) {
        String message = Objects.requireNonNullElse(failure.getMessage(), "These arguments are not understood");
        String command = failure.getCommandLine().getCommandSpec().qualifiedName();
        console.err().println(message.lines().findFirst().orElse("").replaceFirst("\\.$", "") + ". See " + command
                + " --help.");
        return Exit.USAGE.code();
    }

    private int failed(Exception failure) {
        if (failure instanceof CommandFailure known) {
            console.err().println(known.sentence());
            return known.exit().code();
        }
        LOG.error("A command failed unexpectedly", failure);
        console.err().println("This should not have happened (" + failure.getClass().getSimpleName()
                + "). Please report it, with what the log says (the guide tells where it lies).");
        return Exit.DATA.code();
    }
}
