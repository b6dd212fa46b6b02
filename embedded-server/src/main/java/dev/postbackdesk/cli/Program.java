package dev.postbackdesk.cli;

import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.util.Objects;
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
    private final CommandLine commands;

    Program(Console console, Backend backend) {
        this.console = console;
        commands = group(NAME, "Receives and explains server-to-server conversion postbacks.")
                .addSubcommand(new ReceiveCommand(console, backend))
                .addSubcommand(group("setup", "Conversions and tracking links as a file.")
                        .addSubcommand(new SetupImportCommand(console, backend))
                        .addSubcommand(new SetupExportCommand(console, backend)))
                .addSubcommand(group("postbacks", "The postbacks that arrived.")
                        .addSubcommand(new PostbacksExport(console, backend)))
                .addSubcommand(
                        group("clicks", "The clicks on tracking links.")
                                .addSubcommand(new ClicksExport(console, backend)))
                .addSubcommand(new CheckCommand(console, backend))
                .addSubcommand(new JudgeAgainCommand(console, backend))
                .addSubcommand(group("backups", "Copies of all data, and what to do when data are lost.")
                        .addSubcommand(new BackupsListCommand(console, backend))
                        .addSubcommand(new BackupsMakeCommand(console, backend))
                        .addSubcommand(new BackupsRestoreCommand(console, backend))
                        .addSubcommand(new BackupsBeginAnewCommand(console, backend)))
                .addSubcommand(new PurgeDataCommand(console));
        commands.setExpandAtFiles(false).setPosixClusteredShortOptionsAllowed(false)
                .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
                .setOut(new PrintWriter(new OutputStreamWriter(console.out(), console.out().charset()), true))
                .setParameterExceptionHandler((failure, _) -> usage(failure))
                .setExecutionExceptionHandler((failure, _, _) -> failed(failure));
    }

    int run(String... args) {
        int code = commands.execute(args);
        console.out().flush();
        return code;
    }

    private static CommandLine group(String name, String description) {
        CommandLine group = new CommandLine(new CommandGroup());
        group.getCommandSpec().name(name).usageMessage().description(description);
        return group;
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
