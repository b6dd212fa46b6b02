package dev.postbackdesk.postback;

import dev.postbackdesk.click.ClickFacts;
import dev.postbackdesk.click.ClickIds;
import dev.postbackdesk.click.ClickStore;
import dev.postbackdesk.database.FailedQuery;
import dev.postbackdesk.database.GroupCommit;
import dev.postbackdesk.database.NotStored;
import dev.postbackdesk.database.Refusal;
import dev.postbackdesk.language.Saying;
import dev.postbackdesk.link.DefinitionStore;
import dev.postbackdesk.link.Definitions;
import dev.postbackdesk.link.Networks;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Judges postbacks inside the writer's transaction, and stores them. There the judge sees everything that came before,
/// and so records one conversion of a hundred equal postbacks that arrive at the same moment.
///
/// A hearing, which is most of judging, asks for nothing that another postback changes. It takes place before, on the thread
/// of whoever submits, since the one writer is what all wait for; where it was about something that is otherwise in the
/// writer's transaction, the postback is heard again there.
public final class JudgingIntake implements Intake {
    private static final Logger log = LoggerFactory.getLogger(JudgingIntake.class);

    private final GroupCommit writer;
    private final Supplier<Networks> networks;
    private final DefinitionStore definitions;
    private final ClickStore clicks;
    private final PostbackStore postbacks;
    private final Evidence evidence;
    private final ThreadLocal<ClickIds> idsOfHearing;

    /// @param networks as they are known now; any thread
    /// @param ids makes what each thread needs one of
    public JudgingIntake(GroupCommit writer, Supplier<Networks> networks, DefinitionStore definitions,
            Supplier<ClickIds> ids, ClickStore clicks, PostbackStore postbacks) {
        this.writer = writer;
        this.networks = networks;
        this.definitions = definitions;
        this.clicks = clicks;
        this.postbacks = postbacks;
        idsOfHearing = ThreadLocal.withInitial(ids);
        // The writer's are nobody else's, least of all those of the thread that happens to be here.
        evidence = StoredEvidence.ofWriter(definitions::current, ids.get(), clicks, postbacks);
    }

    @Override
    public CompletableFuture<Outcome> submit(PostbackRequest request) {
        Early early = hear(request);
        // What was parsed may take fifty times as much as what arrived, and is rarely needed again: it is not kept waiting.
        Arrival arrival = request.arrival();
        return writer.submit(Held.bytes(arrival, early.heard), () -> judged(arrival, early))
                .handle((postback, failure) -> failure == null
                        ? new Outcome.Stored(postback)
                        : new Outcome.NotStored(NotStored.sentence(failure)));
    }

    /// A hearing before the writer's transaction.
    private final class Early implements Known {
        private final Definitions known = definitions.published();
        private final Judge judge = new Judge(networks.get());
        private @Nullable Heard heard;
        private boolean lacking;

        @Override
        public Definitions definitions() {
            return known;
        }

        @Override
        public ClickIds clickIds() {
            return idsOfHearing.get();
        }

        @Override
        public Optional<ClickFacts> click(long number) {
            Optional<ClickFacts> recent = clicks.recent(number);
            // It may be one of the running batch, or too old to be remembered.
            lacking |= recent.isEmpty();
            return recent;
        }

        /// The judgement, unless something that the hearing was about has changed since.
        Optional<Judgement> judgement() {
            return heard == null || lacking || !known.equals(definitions.current())
                    || !judge.networks().equals(networks.get())
                            ? Optional.empty()
                            : Optional.of(heard.rule(evidence));
        }
    }

    private Early hear(PostbackRequest request) {
        Early early = new Early();
        try {
            early.heard = early.judge.hear(request, early);
        } catch (RuntimeException e) {
            // It is heard again in its job, where that is answered.
            log.debug("A postback could not be heard", e);
        }
        return early;
    }

    /// Judges stored, rejected postbacks again by what is known now, in one transaction. One that was not rejected, or is
    /// there no more, is left alone.
    ///
    /// @param numbers rising, and few: others wait meanwhile
    /// @return those that have another verdict, or other reasons, as they are now; the future fails as any job's does
    public CompletableFuture<List<Postback>> judgeAgain(List<Long> numbers) {
        List<Long> those = List.copyOf(numbers);
        return writer.submit(() -> {
            List<Postback> changed = new ArrayList<>();
            for (long number : those) {
                Optional<Postback> before = postbacks.read(number).filter(one -> one.result() == Result.REJECTED);
                if (before.isPresent()) {
                    judgedAgain(before.get()).filter(now -> !sameReasons(before.get(), now.result(), now.findings()))
                            .ifPresent(changed::add);
                }
            }
            return List.copyOf(changed);
        });
    }

    /// What [#judgeAgain] would make of them; nothing is changed.
    ///
    /// @param trial of the whole series, so that of two equal ones the second is a duplicate; nobody else's until it is done
    /// @return the results of those that would have another verdict, or other reasons
    public CompletableFuture<List<Result>> tryAgain(List<Long> numbers, Trial trial) {
        List<Long> those = List.copyOf(numbers);
        Trial sofar = trial.copy();
        // In the writer, which knows what is recorded; it reads only.
        return writer.submit(() -> {
            // It may run again, and is not to find what it noted itself.
            trial.becomes(sofar);
            List<Result> changed = new ArrayList<>();
            for (long number : those) {
                Optional<Postback> before = postbacks.read(number).filter(one -> one.result() == Result.REJECTED);
                if (before.isPresent()) {
                    differing(before.get(), trial.over(evidence)).ifPresent(now -> {
                        trial.follow(before.get(), now);
                        if (!sameReasons(before.get(), now.verdict().result(), now.findings())) {
                            changed.add(now.verdict().result());
                        }
                    });
                }
            }
            return List.copyOf(changed);
        });
    }

    /// Looks at what the judge sees now; nothing is changed.
    ///
    /// @param looking pure, and short: others wait meanwhile
    public <T> CompletableFuture<T> look(Function<Evidence, T> looking) {
        return writer.submit(() -> {
            try {
                return looking.apply(evidence);
            } catch (FailedQuery e) {
                throw e;
            } catch (RuntimeException e) {
                // A mistake of ours; nobody else in the batch has to suffer.
                log.error("A text could not be checked", e);
                throw new Refusal(Saying.of("said.check.failed"), e);
            }
        });
    }

    private Optional<Postback> judgedAgain(Postback before) throws SQLException {
        Optional<Judgement> now = differing(before, evidence);
        return now.isEmpty() ? Optional.empty() : Optional.of(postbacks.judgeAgain(before, now.get()));
    }

    /// What a rejected postback is judged by `known`; empty if that is what it was judged before.
    private Optional<Judgement> differing(Postback before, Evidence known) {
        Judgement now;
        try {
            now = new Judge(networks.get()).judge(PostbackRequest.parse(before.arrival()), known);
        } catch (FailedQuery e) {
            throw e;
        } catch (RuntimeException e) {
            // It keeps the verdict it has.
            log.error("Postback {} could not be judged again", before.number(), e);
            return Optional.empty();
        }
        boolean same = now.verdict().result() == Result.REJECTED && now.findings().equals(before.findings());
        return same ? Optional.empty() : Optional.of(now);
    }

    /// Whether only the words differ, which name what is known: they are stored anew, but nobody would call that a change.
    private static boolean sameReasons(Postback before, Result result, List<Finding> findings) {
        return result == before.result() && reasons(findings).equals(reasons(before.findings()));
    }

    private static List<Finding> reasons(List<Finding> findings) {
        return findings.stream()
                .map(one -> new Finding(one.code(), one.severity(), one.parameter(), "", List.of())).toList();
    }

    private Postback judged(Arrival arrival, Early early) throws Exception {
        Judgement judgement;
        try {
            judgement = early.judgement().orElseGet(
                    () -> new Judge(networks.get()).judge(PostbackRequest.parse(arrival), evidence));
        } catch (FailedQuery e) {
            throw e;
        } catch (RuntimeException e) {
            // A mistake of ours in one request's case; nothing was changed yet, so no other has to suffer.
            log.error("A postback could not be judged", e);
            throw new Refusal(Saying.of("said.judge.failed"), e);
        }
        return postbacks.add(arrival, judgement, judgement.answer());
    }
}
