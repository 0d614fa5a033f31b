package io.gyosil.analytics.live.jdbc;

import io.gyosil.analytics.live.LiveFact;
import io.gyosil.analytics.live.LiveStore;
import io.gyosil.kit.data.ArrayParameter;
import io.gyosil.kit.database.Statements;
import jakarta.inject.Singleton;
import java.util.List;

@Singleton
class JdbcLiveStore implements LiveStore {

    private static final String AT = ArrayParameter.TIME.formatted("at");

    // Rows go in the order of their lessons, so that two who store the same never wait for each other in a ring.
    private static final String STARTED = """
        INSERT INTO live_lesson AS l (session_id, class_id, org_id, started_at)
        SELECT DISTINCT ON (session_id) session_id, class_id, org_id, %s
        FROM unnest(?, ?, ?, ?) AS n (session_id, class_id, org_id, at)
        ORDER BY session_id, at
        ON CONFLICT (session_id) DO UPDATE
        SET class_id = excluded.class_id, org_id = excluded.org_id, started_at = excluded.started_at
        WHERE l.started_at IS NULL
        """.formatted(AT);

    private static final String ENDED = """
        INSERT INTO live_lesson AS l (session_id, end_reason, ended_at)
        SELECT DISTINCT ON (session_id) session_id, end_reason, %s
        FROM unnest(?, ?, ?) AS n (session_id, end_reason, at)
        ORDER BY session_id, at
        ON CONFLICT (session_id) DO UPDATE SET end_reason = excluded.end_reason, ended_at = excluded.ended_at
        WHERE l.ended_at IS NULL
        """.formatted(AT);

    private static final String JOINED = """
        INSERT INTO live_participant (session_id, participant_id, role, joined_at)
        SELECT session_id, participant_id, role, %s
        FROM unnest(?, ?, ?, ?) AS n (session_id, participant_id, role, at)
        ORDER BY session_id, participant_id
        ON CONFLICT (session_id, participant_id) DO NOTHING
        """.formatted(AT);

    private static final String POSTED = """
        INSERT INTO live_message (session_id, message_id, participant_id, state, posted_at)
        SELECT session_id, message_id, participant_id, state, %s
        FROM unnest(?, ?, ?, ?, ?) AS n (session_id, message_id, participant_id, state, at)
        ORDER BY session_id, message_id
        ON CONFLICT (session_id, message_id) DO NOTHING
        """.formatted(AT);

    private static final String SHOWN = """
        INSERT INTO live_card (session_id, card_id, problem_id, type, difficulty, grade, shown_at)
        SELECT session_id, card_id, problem_id, type, difficulty, grade, %s
        FROM unnest(?, ?, ?, ?, ?, ?, ?) AS n (session_id, card_id, problem_id, type, difficulty, grade, at)
        ORDER BY session_id, card_id
        ON CONFLICT (session_id, card_id) DO NOTHING
        """.formatted(AT);

    private static final String ANSWERED = """
        INSERT INTO live_answer (session_id, card_id, participant_id, correct, answered_at)
        SELECT session_id, card_id, participant_id, correct, %s
        FROM unnest(?, ?, ?, ?, ?) AS n (session_id, card_id, participant_id, correct, at)
        ORDER BY session_id, card_id, participant_id
        ON CONFLICT (session_id, card_id, participant_id) DO NOTHING
        """.formatted(AT);

    private static final List<Kind<?>> KINDS = List.of(
            new Kind<>(
                    LiveFact.Started.class,
                    STARTED,
                    List.of(
                            ArrayParameter.texts(LiveFact.Started::sessionId),
                            ArrayParameter.texts(LiveFact.Started::classId),
                            ArrayParameter.longs(LiveFact.Started::orgId),
                            ArrayParameter.times(LiveFact.Started::at))),
            new Kind<>(
                    LiveFact.Ended.class,
                    ENDED,
                    List.of(
                            ArrayParameter.texts(LiveFact.Ended::sessionId),
                            ArrayParameter.texts(LiveFact.Ended::reason),
                            ArrayParameter.times(LiveFact.Ended::at))),
            new Kind<>(
                    LiveFact.Joined.class,
                    JOINED,
                    List.of(
                            ArrayParameter.texts(LiveFact.Joined::sessionId),
                            ArrayParameter.texts(LiveFact.Joined::participantId),
                            ArrayParameter.texts(LiveFact.Joined::role),
                            ArrayParameter.times(LiveFact.Joined::at))),
            new Kind<>(
                    LiveFact.Posted.class,
                    POSTED,
                    List.of(
                            ArrayParameter.texts(LiveFact.Posted::sessionId),
                            ArrayParameter.texts(LiveFact.Posted::messageId),
                            ArrayParameter.texts(LiveFact.Posted::participantId),
                            ArrayParameter.texts(LiveFact.Posted::state),
                            ArrayParameter.times(LiveFact.Posted::at))),
            new Kind<>(
                    LiveFact.Shown.class,
                    SHOWN,
                    List.of(
                            ArrayParameter.texts(LiveFact.Shown::sessionId),
                            ArrayParameter.texts(LiveFact.Shown::cardId),
                            ArrayParameter.texts(LiveFact.Shown::problemId),
                            ArrayParameter.texts(LiveFact.Shown::type),
                            ArrayParameter.ints(LiveFact.Shown::difficulty),
                            ArrayParameter.texts(LiveFact.Shown::grade),
                            ArrayParameter.times(LiveFact.Shown::at))),
            new Kind<>(
                    LiveFact.Answered.class,
                    ANSWERED,
                    List.of(
                            ArrayParameter.texts(LiveFact.Answered::sessionId),
                            ArrayParameter.texts(LiveFact.Answered::cardId),
                            ArrayParameter.texts(LiveFact.Answered::participantId),
                            ArrayParameter.flags(LiveFact.Answered::correct),
                            ArrayParameter.times(LiveFact.Answered::at))));

    @Override
    public void insert(List<LiveFact> facts) {
        KINDS.forEach(kind -> kind.insert(facts));
    }

    /** The facts of one kind and the statement that stores them. */
    private record Kind<F extends LiveFact>(Class<F> type, String sql, List<ArrayParameter<F>> columns) {

        void insert(List<LiveFact> facts) {
            List<F> mine =
                    facts.stream().filter(type::isInstance).map(type::cast).toList();
            if (!mine.isEmpty()) {
                Statements.later(sql, ArrayParameter.arrays(columns, mine));
            }
        }
    }
}
