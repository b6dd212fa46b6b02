package dev.postbackdesk.database;

/// One piece of work inside the writer's transaction. It may run more than once: after a rollback it runs again.
@FunctionalInterface
public interface Job<T> {
    /// @throws Refusal if it can't be done, thrown before anything was changed: only this job fails
    /// @throws Exception anything else undoes the whole batch, whose jobs then run again without this one
    T run() throws Exception;
}
