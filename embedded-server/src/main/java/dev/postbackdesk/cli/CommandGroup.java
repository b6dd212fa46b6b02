package dev.postbackdesk.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/// A command that does nothing but hold others.
final class CommandGroup implements Callable<Integer> {
    private final CommandSpec spec;

    private CommandGroup(String name, String description) {
        spec = CommandSpec.wrapWithoutInspection(this).name(name).addOption(DataOption.help());
        spec.usageMessage().description(description);
    }

    static CommandLine named(String name, String description) {
        return new CommandLine(new CommandGroup(name, description).spec);
    }

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(),
                "Name a command: " + String.join(" or ", spec.subcommands().keySet()));
    }
}
