package dev.postbackdesk.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Settings as the writer keeps them. Saves belong into jobs of the writer; [#published] may be asked from any thread.
public final class SettingStore implements Participant {
    private final Runnable changed;
    private volatile Map<String, String> published = Map.of();
    private Map<String, String> current = new HashMap<>();
    private Map<String, String> committed = Map.of();
    private boolean changing;
    private @Nullable Connection connection;

    /// @param changed told once a change is on disk, by one thread at a time
    public SettingStore(Runnable changed) {
        this.changed = changed;
    }

    /// As it is on disk.
    public Optional<String> published(String name) {
        return Optional.ofNullable(published.get(name));
    }

    /// As the running batch sees it. The writer's thread alone.
    public Optional<String> current(String name) {
        return Optional.ofNullable(current.get(name));
    }

    /// Keeps a value, or forgets it where it is null.
    public void put(String name, @Nullable String content) throws SQLException {
        Connection writer = Objects.requireNonNull(connection, "open comes first");
        changing = true;
        if (content == null) {
            Settings.remove(writer, name);
            current.remove(name);
        } else {
            Settings.put(writer, name, content);
            current.put(name, content);
        }
    }

    @Override
    public void open(Connection opened) throws SQLException {
        connection = opened;
        current = new HashMap<>(Settings.all(opened));
        committed = Map.copyOf(current);
        published = committed;
        changing = false;
    }

    @Override
    public void flush() {}

    @Override
    public OnDisk committed() {
        if (!changing) {
            return OnDisk.NOTHING;
        }
        changing = false;
        Map<String, String> now = Map.copyOf(current);
        committed = now;
        return OnDisk.of(() -> published = now, changed);
    }

    @Override
    public void rolledBack() {
        current = new HashMap<>(committed);
        changing = false;
    }
}
