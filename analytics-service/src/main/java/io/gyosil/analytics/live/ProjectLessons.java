package io.gyosil.analytics.live;

import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;

/**
 * Keeps the facts of live lessons, each under its own identity. Nothing is counted here: what is read follows from the
 * facts alone, so duplicates, any order and any replay end in the same.
 */
@Singleton
class ProjectLessons {

    private final LiveFactRepository store;

    ProjectLessons(LiveFactRepository store) {
        this.store = store;
    }

    @Transactional("worker")
    void project(List<LiveFact> facts) {
        start(of(LiveFact.Started.class, facts));
        end(of(LiveFact.Ended.class, facts));
        join(of(LiveFact.Joined.class, facts));
        post(of(LiveFact.Posted.class, facts));
        show(of(LiveFact.Shown.class, facts));
        answer(of(LiveFact.Answered.class, facts));
    }

    private void start(List<LiveFact.Started> facts) {
        if (!facts.isEmpty()) {
            store.start(
                    texts(facts, LiveFact.Started::sessionId),
                    texts(facts, LiveFact.Started::classId),
                    facts.stream().mapToLong(LiveFact.Started::orgId).toArray(),
                    times(facts));
        }
    }

    private void end(List<LiveFact.Ended> facts) {
        if (!facts.isEmpty()) {
            store.end(texts(facts, LiveFact.Ended::sessionId), texts(facts, LiveFact.Ended::reason), times(facts));
        }
    }

    private void join(List<LiveFact.Joined> facts) {
        if (!facts.isEmpty()) {
            store.join(
                    texts(facts, LiveFact.Joined::sessionId),
                    texts(facts, LiveFact.Joined::participantId),
                    texts(facts, LiveFact.Joined::role),
                    times(facts));
        }
    }

    private void post(List<LiveFact.Posted> facts) {
        if (!facts.isEmpty()) {
            store.post(
                    texts(facts, LiveFact.Posted::sessionId),
                    texts(facts, LiveFact.Posted::messageId),
                    texts(facts, LiveFact.Posted::participantId),
                    texts(facts, LiveFact.Posted::state),
                    times(facts));
        }
    }

    private void show(List<LiveFact.Shown> facts) {
        if (!facts.isEmpty()) {
            store.show(
                    texts(facts, LiveFact.Shown::sessionId),
                    texts(facts, LiveFact.Shown::cardId),
                    texts(facts, LiveFact.Shown::problemId),
                    texts(facts, LiveFact.Shown::type),
                    facts.stream().mapToInt(LiveFact.Shown::difficulty).toArray(),
                    texts(facts, LiveFact.Shown::grade),
                    times(facts));
        }
    }

    private void answer(List<LiveFact.Answered> facts) {
        if (!facts.isEmpty()) {
            boolean[] correct = new boolean[facts.size()];
            for (int i = 0; i < correct.length; i++) {
                correct[i] = facts.get(i).correct();
            }
            store.answer(
                    texts(facts, LiveFact.Answered::sessionId),
                    texts(facts, LiveFact.Answered::cardId),
                    texts(facts, LiveFact.Answered::participantId),
                    correct,
                    times(facts));
        }
    }

    private static <F extends LiveFact> List<F> of(Class<F> type, List<LiveFact> facts) {
        return facts.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private static <F> String[] texts(List<F> facts, Function<F, String> part) {
        return facts.stream().map(part).toArray(String[]::new);
    }

    private static long[] times(List<? extends LiveFact> facts) {
        return facts.stream()
                .mapToLong(fact -> ChronoUnit.MICROS.between(Instant.EPOCH, fact.at()))
                .toArray();
    }
}
