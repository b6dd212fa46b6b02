package dev.postbackdesk.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/// H2's way to an [OrderedFile]: `ordered:/a/path`. Public, since H2 makes them.
public final class OrderedPath extends FilePathWrapper {
    static final String SCHEME = "ordered";

    /// H2's address of a database.
    ///
    /// @param medium what stands before the path, see [Database#FILES]
    /// @param file with its suffix
    /// @param options `;NAME=VALUE` as often as needed
    static String url(String medium, Path file, String options) {
        // As often as one likes: H2 keeps one for all.
        FilePath.register(new OrderedPath());
        // H2 would write failed statements, with their values, to a file beside the data: the log knows of them. It would
        // compact at the end as it does otherwise, by overwriting what the disk may still come back with.
        // Compressed, pages take a third of the disk and a tenth more of the writer's time.
        return "jdbc:h2:" + SCHEME + ":" + medium + file.toAbsolutePath().toString().replaceFirst("\\.mv\\.db$", "")
                + ";DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0;MAX_COMPACT_TIME=0;COMPRESS=TRUE" + options;
    }

    @Override
    public String getScheme() {
        return SCHEME;
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        FileChannel file = getBase().open(mode);
        // The others are scratch files of big queries.
        return name.endsWith(".mv.db") ? new OrderedFile(file, Unforced.of(name)) : file;
    }
}
