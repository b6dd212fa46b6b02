package dev.postbackdesk.database;

import java.sql.SQLException;

/// A look-up failed where no checked exception fits through.
public final class FailedQuery extends RuntimeException {
    private static final long serialVersionUID = 1;

    public FailedQuery(SQLException cause) {
        super(cause);
    }
}
