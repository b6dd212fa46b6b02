package dev.postbackdesk.database;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/// Single values by name.
public final class Settings {
    private Settings() {}

    public static Optional<String> get(Handle handle, String name) {
        return handle.createQuery("SELECT content FROM setting WHERE name = :name").bind("name", name)
                .mapTo(String.class).findOne();
    }

    static Map<String, String> all(Handle handle) {
        return handle.createQuery("SELECT name, content FROM setting")
                .map((row, _) -> Map.entry(row.getString("name"), row.getString("content"))).stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    public static void put(Handle handle, String name, String content) {
        int updated = handle.createUpdate("UPDATE setting SET content = :content WHERE name = :name").bind("name", name)
                .bind("content", content).execute();
        if (updated == 0) {
            handle.createUpdate("INSERT INTO setting (name, content) VALUES (:name, :content)").bind("name", name)
                    .bind("content", content).execute();
        }
    }

    static void remove(Handle handle, String name) {
        handle.createUpdate("DELETE FROM setting WHERE name = :name").bind("name", name).execute();
    }
}
