package dev.postbackdesk.database.failing;

import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;

/// A migration that Flyway finds and stumbles over, with an exception that is none of its own.
public final class V1__Fails extends BaseJavaMigration {
    @Override
    public Integer getChecksum() {
        throw new IllegalStateException("not one of Flyway's");
    }

    @Override
    public void migrate(Context context) {
        throw new IllegalStateException("it never comes to this");
    }
}
