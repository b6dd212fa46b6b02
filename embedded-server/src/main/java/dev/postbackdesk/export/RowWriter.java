package dev.postbackdesk.export;

/// Writes rows one after the other; every method throws [java.io.UncheckedIOException] once the output takes nothing more.
/// Used by one thread.
public interface RowWriter<T> extends AutoCloseable {
    void write(T row);

    /// Writes what is still in memory.
    @Override
    void close();
}
