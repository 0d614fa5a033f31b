package io.gyosil.analytics.live;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import io.micronaut.transaction.TransactionDefinition.Propagation;
import io.micronaut.transaction.annotation.Transactional;

/**
 * Facts of live lessons, to be stored; those that are there already stay. Rows go in the order of their lessons, so that
 * two who store the same never wait for each other in a ring. Times are microseconds since 1970.
 */
@JdbcRepository(dialect = Dialect.POSTGRES)
@Transactional(propagation = Propagation.MANDATORY)
interface LiveFactRepository extends GenericRepository<Lesson, String> {

    @Query("""
        INSERT INTO live_lesson AS l (session_id, class_id, org_id, started_at)
        SELECT DISTINCT ON (session_id) session_id, class_id, org_id, timestamptz 'epoch' + at * interval '1 microsecond'
        FROM unnest(:sessions, :classes, :orgs, :times) AS n (session_id, class_id, org_id, at)
        ORDER BY session_id, at
        ON CONFLICT (session_id) DO UPDATE
        SET class_id = excluded.class_id, org_id = excluded.org_id, started_at = excluded.started_at
        WHERE l.started_at IS NULL
        """)
    void start(
            @TypeDef(type = DataType.STRING_ARRAY) String[] sessions,
            @TypeDef(type = DataType.STRING_ARRAY) String[] classes,
            long[] orgs,
            long[] times);

    @Query("""
        INSERT INTO live_lesson AS l (session_id, end_reason, ended_at)
        SELECT DISTINCT ON (session_id) session_id, end_reason, timestamptz 'epoch' + at * interval '1 microsecond'
        FROM unnest(:sessions, :reasons, :times) AS n (session_id, end_reason, at)
        ORDER BY session_id, at
        ON CONFLICT (session_id) DO UPDATE SET end_reason = excluded.end_reason, ended_at = excluded.ended_at
        WHERE l.ended_at IS NULL
        """)
    void end(
            @TypeDef(type = DataType.STRING_ARRAY) String[] sessions,
            @TypeDef(type = DataType.STRING_ARRAY) String[] reasons,
            long[] times);

    @Query("""
        INSERT INTO live_participant (session_id, participant_id, role, joined_at)
        SELECT session_id, participant_id, role, timestamptz 'epoch' + at * interval '1 microsecond'
        FROM unnest(:sessions, :participants, :roles, :times) AS n (session_id, participant_id, role, at)
        ORDER BY session_id, participant_id
        ON CONFLICT (session_id, participant_id) DO NOTHING
        """)
    void join(
            @TypeDef(type = DataType.STRING_ARRAY) String[] sessions,
            @TypeDef(type = DataType.STRING_ARRAY) String[] participants,
            @TypeDef(type = DataType.STRING_ARRAY) String[] roles,
            long[] times);

    @Query("""
        INSERT INTO live_message (session_id, message_id, participant_id, state, posted_at)
        SELECT session_id, message_id, participant_id, state, timestamptz 'epoch' + at * interval '1 microsecond'
        FROM unnest(:sessions, :messages, :participants, :states, :times)
             AS n (session_id, message_id, participant_id, state, at)
        ORDER BY session_id, message_id
        ON CONFLICT (session_id, message_id) DO NOTHING
        """)
    void post(
            @TypeDef(type = DataType.STRING_ARRAY) String[] sessions,
            @TypeDef(type = DataType.STRING_ARRAY) String[] messages,
            @TypeDef(type = DataType.STRING_ARRAY) String[] participants,
            @TypeDef(type = DataType.STRING_ARRAY) String[] states,
            long[] times);

    @Query("""
        INSERT INTO live_card (session_id, card_id, problem_id, type, difficulty, grade, shown_at)
        SELECT session_id, card_id, problem_id, type, difficulty, grade,
               timestamptz 'epoch' + at * interval '1 microsecond'
        FROM unnest(:sessions, :cards, :problems, :types, :difficulties, :grades, :times)
             AS n (session_id, card_id, problem_id, type, difficulty, grade, at)
        ORDER BY session_id, card_id
        ON CONFLICT (session_id, card_id) DO NOTHING
        """)
    void show(
            @TypeDef(type = DataType.STRING_ARRAY) String[] sessions,
            @TypeDef(type = DataType.STRING_ARRAY) String[] cards,
            @TypeDef(type = DataType.STRING_ARRAY) String[] problems,
            @TypeDef(type = DataType.STRING_ARRAY) String[] types,
            int[] difficulties,
            @TypeDef(type = DataType.STRING_ARRAY) String[] grades,
            long[] times);

    @Query("""
        INSERT INTO live_answer (session_id, card_id, participant_id, correct, answered_at)
        SELECT session_id, card_id, participant_id, correct, timestamptz 'epoch' + at * interval '1 microsecond'
        FROM unnest(:sessions, :cards, :participants, :correct, :times)
             AS n (session_id, card_id, participant_id, correct, at)
        ORDER BY session_id, card_id, participant_id
        ON CONFLICT (session_id, card_id, participant_id) DO NOTHING
        """)
    void answer(
            @TypeDef(type = DataType.STRING_ARRAY) String[] sessions,
            @TypeDef(type = DataType.STRING_ARRAY) String[] cards,
            @TypeDef(type = DataType.STRING_ARRAY) String[] participants,
            boolean[] correct,
            long[] times);
}
