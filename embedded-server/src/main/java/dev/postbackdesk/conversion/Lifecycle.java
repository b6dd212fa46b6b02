package dev.postbackdesk.conversion;

/// Whether a conversion or a tracking link is in use. Neither is ever deleted: old postbacks and clicks point at them.
public enum Lifecycle {
    ACTIVE, PAUSED,
    /// Out of sight, kept for what points at it; otherwise as paused.
    ARCHIVED;

    public boolean isActive() {
        return this == ACTIVE;
    }
}
