package dev.postbackdesk.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// A command that does nothing but hold others.
@Command
final class CommandGroup implements Callable<Integer> {
    @Spec
    private final CommandSpec spec = CommandSpec.create();

    @SuppressWarnings("UnusedVariable") // picocli answers it
    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help and end.")
    private boolean help;

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(),
                "Name a command: " + String.join(" or ", spec.subcommands().keySet()));
    }
}
