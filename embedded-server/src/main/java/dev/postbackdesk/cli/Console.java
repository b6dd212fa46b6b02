package dev.postbackdesk.cli;

import dev.postbackdesk.log.Logs;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.function.Supplier;

/// What a command talks to: handed in, so that tests can listen.
///
/// @param bytes standard output for exports, which are bytes and have to learn when nobody reads them any more
/// @param out standard output for sentences, in the terminal's encoding; for nothing but the command's own output
/// @param err standard error
/// @param zone in which local dates are meant
/// @param defaultData the data folder where no `--data` names one; asked for then alone, since a home folder may have a name that
///        the system's language setting can't write
/// @param logs told where to write once the data folder is known
record Console(InputStream in, OutputStream bytes, PrintStream out, PrintStream err, InstantSource clock, ZoneId zone,
        Supplier<Path> defaultData,
        Logs logs) {}
