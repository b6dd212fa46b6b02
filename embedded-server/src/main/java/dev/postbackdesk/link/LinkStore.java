package dev.postbackdesk.link;

import dev.postbackdesk.conversion.ConversionId;
import dev.postbackdesk.conversion.Lifecycle;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.SqlStatement;

/// Tracking links in the database. Stateless; transactions are the caller's.
final class LinkStore {
    private LinkStore() {}

    /// All of them by key, in the order they were made. Plain JDBC, since they are read at every start.
    static Map<Integer, TrackingLink> all(Connection connection) throws SQLException {
        Map<Integer, List<ConversionId>> carried = carried(connection);
        Map<Integer, TrackingLink> links = new LinkedHashMap<>();
        try (PreparedStatement query = connection.prepareStatement("""
                SELECT link_key, slug, name, destination, network, lifecycle
                FROM link
                ORDER BY link_key"""); ResultSet row = query.executeQuery()) {
            while (row.next()) {
                int key = row.getInt("link_key");
                links.put(key,
                        new TrackingLink(new Slug(row.getString("slug")), row.getString("name"),
                                row.getString("destination"), row.getString("network"),
                                carried.getOrDefault(key, List.of()),
                                Lifecycle.valueOf(row.getString("lifecycle").toUpperCase(Locale.ROOT))));
            }
        }
        return links;
    }

    private static Map<Integer, List<ConversionId>> carried(Connection connection) throws SQLException {
        Map<Integer, List<ConversionId>> carried = new LinkedHashMap<>();
        try (PreparedStatement query = connection.prepareStatement("""
                SELECT carried.link_key, conversion.id
                FROM link_conversion carried
                JOIN conversion ON conversion.conversion_key = carried.conversion_key
                ORDER BY carried.link_key, carried.place"""); ResultSet row = query.executeQuery()) {
            while (row.next()) {
                carried.computeIfAbsent(row.getInt(1), _ -> new ArrayList<>()).add(new ConversionId(row.getString(2)));
            }
        }
        return carried;
    }

    /// @param conversions the keys of the conversions it carries
    static void insert(Handle handle, int key, TrackingLink link, List<Integer> conversions) {
        bind(handle.createUpdate("""
                INSERT INTO link (link_key, slug, slug_key, name, destination, network, lifecycle)
                VALUES (:key, :slug, :slugKey, :name, :destination, :network, :lifecycle)"""), key, link).execute();
        carry(handle, key, conversions);
    }

    static void update(Handle handle, int key, TrackingLink link, List<Integer> conversions) {
        bind(handle.createUpdate("""
                UPDATE link
                SET slug = :slug, slug_key = :slugKey, name = :name, destination = :destination, network = :network,
                    lifecycle = :lifecycle
                WHERE link_key = :key"""), key, link).execute();
        handle.createUpdate("DELETE FROM link_conversion WHERE link_key = :key").bind("key", key).execute();
        carry(handle, key, conversions);
    }

    private static <S extends SqlStatement<S>> S bind(S statement, int key, TrackingLink link) {
        return statement.bind("key", key).bind("slug", link.slug().value()).bind("slugKey", link.slug().key())
                .bind("name", link.name()).bind("destination", link.destination()).bind("network", link.network())
                .bind("lifecycle", link.lifecycle().name().toLowerCase(Locale.ROOT));
    }

    private static void carry(Handle handle, int key, List<Integer> conversions) {
        if (conversions.isEmpty()) {
            return;
        }
        try (PreparedBatch batch = handle.prepareBatch("""
                INSERT INTO link_conversion (link_key, place, conversion_key)
                VALUES (:key, :place, :conversion)""")) {
            for (int place = 0; place < conversions.size(); place++) {
                batch.bind("key", key).bind("place", place).bind("conversion", conversions.get(place)).add();
            }
            batch.execute();
        }
    }
}
