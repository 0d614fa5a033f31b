package io.gyosil.study.review;

import io.gyosil.models.fsrs.Fsrs;
import io.gyosil.models.fsrs.FsrsParameters;
import io.gyosil.models.fsrs.MemoryState;
import io.gyosil.models.fsrs.Rating;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The fold once more, apart from the service's own: the whole log, sorted by the database, replayed from nothing. Both
 * come as lines of text, to be compared.
 */
public final class IndependentFold {

    /** The log of learners like {@code %s} in the order of the fold: a line an attempt. */
    public static final String LOG = """
        SELECT concat_ws('|', q.pub_id, a.outcome,
                   to_char(a.answered_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))
        FROM study_attempts a
        JOIN study_quiz_sessions s ON s.id = a.quiz_session_id
        JOIN study_questions q ON q.id = a.question_id
        JOIN study_users u ON u.id = s.user_id
        WHERE u.user_id LIKE '%s'
        ORDER BY a.answered_at, s.client_session_uuid COLLATE "C", a.position
        """;

    /** What the service has folded, a line a question. */
    public static final String PROGRESS = """
        SELECT concat_ws('|', q.pub_id, p.correct, p.wrong, p.unsure, p.recent[cardinality(p.recent)], p.chronic,
                   p.state, p.step, p.stability, p.difficulty,
                   to_char(p.due AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), p.reps, p.lapses)
        FROM question_progress p
        JOIN study_questions q ON q.id = p.question_id
        JOIN study_users u ON u.id = q.user_id
        WHERE u.user_id LIKE '%s'
        ORDER BY q.pub_id COLLATE "C"
        """;

    private static final Fsrs FSRS = new Fsrs(FsrsParameters.published());

    private IndependentFold() {}

    /** Folds lines of {@link #LOG} to lines of {@link #PROGRESS}. */
    public static List<String> of(List<String> log) {
        Map<String, State> states = new TreeMap<>();
        for (String line : log) {
            String[] attempt = line.split("\\|");
            states.computeIfAbsent(attempt[0], question -> new State(Instant.parse(attempt[2])))
                    .take(attempt[1], Instant.parse(attempt[2]));
        }
        return states.entrySet().stream()
                .map(state -> state.getKey() + "|" + state.getValue().line())
                .toList();
    }

    private static final class State {
        private final StringBuilder outcomes = new StringBuilder();
        private MemoryState memory;

        State(Instant first) {
            memory = MemoryState.fresh(first);
        }

        void take(String outcome, Instant at) {
            outcomes.append(outcome.charAt(0));
            Rating rating =
                    outcome.equals("correct") ? Rating.GOOD : outcome.equals("wrong") ? Rating.AGAIN : Rating.HARD;
            memory = FSRS.review(memory, rating, at);
        }

        String line() {
            String all = outcomes.toString();
            String lastFive = all.substring(Math.max(0, all.length() - 5));
            char last = all.charAt(all.length() - 1);
            boolean chronic = lastFive.replace("c", "").length() >= 3 && last != 'c';
            return String.join(
                    "|",
                    count(all, 'c'),
                    count(all, 'w'),
                    count(all, 'u'),
                    last == 'c' ? "correct" : last == 'w' ? "wrong" : "unsure",
                    chronic ? "t" : "f",
                    memory.state().name().toLowerCase(java.util.Locale.ROOT),
                    Integer.toString(memory.step()),
                    number(memory.stability()),
                    number(memory.difficulty()),
                    micros(memory.due()),
                    Integer.toString(memory.reps()),
                    Integer.toString(memory.lapses()));
        }

        private static String count(String all, char outcome) {
            return Long.toString(all.chars().filter(c -> c == outcome).count());
        }

        /** As PostgreSQL writes it: without a trailing .0. */
        private static String number(double value) {
            return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
        }

        private static String micros(Instant time) {
            return time.atOffset(java.time.ZoneOffset.UTC)
                    .format(java.time.format.DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'"));
        }
    }
}
