package dev.postbackdesk.cli;

import dev.postbackdesk.log.Logs;
import dev.postbackdesk.log.SilentLogback;
import dev.postbackdesk.reach.SystemProxy;
import dev.postbackdesk.receiver.DefaultDataFolder;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.time.InstantSource;
import java.time.ZoneId;

/// Starts a headless command.
public final class Main {
    private Main() {}

    /// Ends with the contract's exit codes: 0 done, 1 the answer is no, 2 usage or input, 3 the data folder is in use, 4 the
    /// port is taken, 5 the data are damaged, unwritable or newer.
    public static void main(String[] args) {
        SilentLogback.choose();
        Logs logs = new Logs();
        logs.silence();
        Launched.endWithLauncher();
        SystemProxy.askTheSystem();
        Console console = new Console(System.in, new FileOutputStream(FileDescriptor.out), System.out, System.err,
                InstantSource.system(), ZoneId.systemDefault(), DefaultDataFolder::here, logs);
        int code = new Program(console, new LocalBackend()).run(args);
        logs.close();
        System.exit(code);
    }
}
