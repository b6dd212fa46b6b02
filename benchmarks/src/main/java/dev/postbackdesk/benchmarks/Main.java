package dev.postbackdesk.benchmarks;

import java.io.PrintStream;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// Starts one of the load programs. Ends with 0 if it ran and everything was answered as it should be, with 1 if not, and
/// with 2 if its arguments make no sense.
@Command(name = "benchmarks", description = "Measures the receiver against a reference server.",
        mixinStandardHelpOptions = true, synopsisSubcommandLabel = "COMMAND")
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(commands(System.out).execute(arguments));
    }

    static CommandLine commands(PrintStream out) {
        return new CommandLine(new Main()).addSubcommand(new MeasureCommand(out)).addSubcommand(new StartCommand(out))
                .addSubcommand(new GrowthCommand(out)).addSubcommand(new SeedCommand(out))
                .addSubcommand(new KillLoopCommand(out)).addSubcommand(new PowerCutsCommand(out))
                .addSubcommand(new FaultsCommand(out)).addSubcommand(new DamageCommand(out))
                .addSubcommand(new LoadCommand(out))
                .addSubcommand(new SearchCommand(out)).addSubcommand(new DesktopCommand(out))
                .addSubcommand(new WindowCommand(out)).addSubcommand(new SoakCommand(out))
                .addSubcommand(new SlowReceiverCommand(out)).addSubcommand(new JettyReference(out))
                .setCaseInsensitiveEnumValuesAllowed(true);
    }
}
