package dev.postbackdesk.click;

import dev.postbackdesk.database.GroupCommit;
import dev.postbackdesk.database.NotStored;
import dev.postbackdesk.link.DefinitionStore;
import dev.postbackdesk.link.Definitions.StoredLink;
import dev.postbackdesk.link.Destination;
import dev.postbackdesk.link.Slug;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Redirects visits by the links as they are stored, and records the clicks.
public final class LinkRedirects implements Redirects {
    private static final String PREVIEW = "preview";
    private static final int ROUGHLY = 512;
    private static final Logger log = LoggerFactory.getLogger(LinkRedirects.class);

    private final GroupCommit writer;
    private final DefinitionStore definitions;
    private final ClickStore clicks;
    /// The writer's.
    private final ClickIds ids;

    /// @param ids the writer's thread's own
    public LinkRedirects(GroupCommit writer, DefinitionStore definitions, ClickStore clicks, ClickIds ids) {
        this.writer = writer;
        this.definitions = definitions;
        this.clicks = clicks;
        this.ids = ids;
    }

    @Override
    public CompletableFuture<Outcome> visit(Visit visit) {
        Optional<StoredLink> found = Slug.parse(visit.slug()).flatMap(definitions.published()::link)
                .filter(stored -> stored.link().lifecycle().isActive());
        if (found.isEmpty()) {
            return CompletableFuture.completedFuture(new Outcome.NotFound());
        }
        StoredLink stored = found.get();
        String destination = stored.link().destination();
        if (visit.prefetch()) {
            return counted(visit, stored.key(), new Outcome.NotNow());
        }
        if (visit.method().equals("HEAD")) {
            return counted(visit, stored.key(), new Outcome.Redirect(Destination.resolve(destination, PREVIEW)));
        }
        boolean crawler = Crawlers.isCrawler(visit.userAgent());
        return writer
                .submit(ROUGHLY + visit.query().length(),
                        () -> ids.encode(clicks.add(visit, stored.key(), crawler).number()))
                .handle((id, failure) -> failure == null
                        ? new Outcome.Redirect(Destination.resolve(destination, id))
                        : new Outcome.NotStored(NotStored.sentence(failure)));
    }

    /// Answered when it is counted, so that a flood of previews waits like everybody else and can't fill the queue. Of a
    /// receiver that fails just now, previews go uncounted.
    private CompletableFuture<Outcome> counted(Visit visit, int linkKey, Outcome outcome) {
        if (visit.test()) {
            return CompletableFuture.completedFuture(outcome);
        }
        return writer.submit(() -> {
            clicks.addPrefetch(visit.at(), linkKey);
            return linkKey;
        }).handle((_, failure) -> {
            if (failure != null) {
                log.debug("A preview was not counted: {}", NotStored.sentence(failure));
            }
            return outcome;
        });
    }
}
