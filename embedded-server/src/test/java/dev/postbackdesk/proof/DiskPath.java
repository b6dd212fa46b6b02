package dev.postbackdesk.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/// H2's way to a [Disk]: `disk:7:/a/path` is the file `/a/path` on disk number 7. Public, since H2 makes them.
public final class DiskPath extends FilePathWrapper {
    static final String SCHEME = "disk";

    @Override
    public String getScheme() {
        return SCHEME;
    }

    @Override
    protected String getPrefix() {
        return disk().scheme();
    }

    @Override
    protected FilePath unwrap(String path) {
        return FilePath.get(path.substring(afterNumber(path)));
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        return disk().open(file(), getBase().open(mode));
    }

    @Override
    public void moveTo(FilePath to, boolean atomicReplace) {
        try {
            disk().rename(file(), ((DiskPath) to).file());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void delete() {
        try {
            disk().delete(file());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String file() {
        return getBase().toString();
    }

    private Disk disk() {
        return Disk.numbered(Integer.parseInt(name.substring(SCHEME.length() + 1, afterNumber(name) - 1)));
    }

    private static int afterNumber(String path) {
        return path.indexOf(':', SCHEME.length() + 1) + 1;
    }
}
