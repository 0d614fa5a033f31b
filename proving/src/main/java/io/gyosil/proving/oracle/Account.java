package io.gyosil.proving.oracle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.gyosil.proving.ledger.Answer;
import io.gyosil.proving.ledger.Entry;
import io.gyosil.proving.ledger.Finding;
import io.gyosil.proving.ledger.Ledger;
import io.gyosil.proving.load.School;
import io.gyosil.servers.StackFailure;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;

/**
 * What is wrong after uploads: each place is held against the one before it, so that a finding says where on the way
 * something went astray.
 */
public final class Account {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private static final String ANSWER = "learner topic question item selected outcome answered_at response_time_ms";
    private static final String SESSION = "session correct_count wrong_count unsure_count newly_correct_count"
            + " relapsed_count recovered_count chronic_remaining_count finalized_at";
    private static final String FACT =
            "learner topic date item outcome response_time_ms answered_at origin source version";

    private final School school;
    private final Ledger ledger;
    private final Tables tables;
    private final String kafka;
    private final EventLog events;
    private final List<Finding> findings = new ArrayList<>();

    /**
     * @param connection with an open transaction, and the right to look into both schemas
     * @param kafka the bootstrap server
     * @param prefix begins the user_id of every learner that is looked at
     */
    public Account(School school, Ledger ledger, Connection connection, String kafka, String prefix) {
        this.school = school;
        this.ledger = ledger;
        this.tables = new Tables(connection, prefix);
        this.kafka = kafka;
        this.events = new EventLog(prefix);
    }

    /** Compares everything. */
    public List<Finding> settle() {
        ledgerAgainstLog();
        ledgerAgainstKeptAnswers();
        logAgainstReviews();
        logAgainstEvents();
        logAgainstFacts();
        factsAgainstFeatures();
        return List.copyOf(findings);
    }

    /** How many events were in the topic more than once, as they may be. */
    public long repeatedEvents() {
        return events.repeated();
    }

    private void ledgerAgainstLog() {
        Comparison attempts = new Comparison("study log", "upload", "upload position", "session unsure " + ANSWER);
        Comparison sessions = new Comparison("study log", "upload", "upload topic", SESSION);
        for (Entry entry : ledger.entries()) {
            findings.addAll(entry.complaints());
            Answer answer = entry.answer();
            if (answer != null) {
                ExpectedRows expected = ExpectedRows.of(entry, answer, school);
                findings.addAll(expected.complaints());
                expected.attempts().forEach(attempts::expect);
                answer.sessions().forEach(session -> sessions.expect(Row.ofSession(entry.uuid(), session, session)));
            }
        }
        compare(Tables.ATTEMPTS, attempts);
        compare(Tables.SESSIONS, sessions);
    }

    private void ledgerAgainstKeptAnswers() {
        Comparison answers = new Comparison("kept answers", "upload", "upload", "sessions skipped");
        for (Entry entry : ledger.entries()) {
            Answer answer = entry.answer();
            if (answer != null) {
                answers.expect(row(entry.uuid(), answer));
            }
        }
        tables.each(Tables.KEPT_ANSWERS, kept -> {
            if (isAnswered(kept)) {
                answers.found(row(kept.get("upload"), Answer.of(json(kept.get("answer")))));
            }
        });
        findings.addAll(answers.findings());
    }

    private static Row row(String upload, Answer answer) {
        try {
            Object sessions = JSON.treeToValue(answer.sessions(), Object.class);
            return new Row()
                    .with("upload", upload)
                    .with("sessions", JSON.writeValueAsString(sessions))
                    .with("skipped", answer.skipped());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException failure) {
            throw new StackFailure("A kept answer cannot be read: " + text, failure);
        }
    }

    /** Compares what is there of uploads that were answered: one that was not may be there or not. */
    private void compare(String query, Comparison comparison) {
        tables.each(query, row -> {
            if (isAnswered(row)) {
                comparison.found(row);
            }
        });
        findings.addAll(comparison.findings());
    }

    /** An upload that was never answered may be there or not; one that was never sent must not be. */
    private boolean isAnswered(Row row) {
        Entry entry = ledger.of(row.get("upload"));
        return entry == null || entry.answer() != null;
    }

    private void logAgainstReviews() {
        Comparison reviews = new Comparison("reviews", "question", "question", "correct wrong unsure");
        tables.each(Tables.COUNTED_REVIEWS, reviews::expect);
        tables.each(Tables.REVIEWS, reviews::found);
        findings.addAll(reviews.findings());
    }

    private void logAgainstEvents() {
        Comparison attempts = new Comparison("events", "upload", "session position", "upload " + ANSWER);
        Comparison sessions = new Comparison("events", "upload", "upload topic", "key " + SESSION);
        tables.each(Tables.ATTEMPTS, attempts::expect);
        tables.each(Tables.SESSIONS, session -> sessions.expect(session.with("key", session.get("session"))));
        events.read(kafka, sessions::found, attempts::found);
        findings.addAll(attempts.findings());
        findings.addAll(sessions.findings());
    }

    private void logAgainstFacts() {
        Comparison facts = new Comparison("facts", "origin", "session position", FACT);
        tables.each(Tables.ATTEMPTS, facts::expect);
        tables.each(Tables.FACTS, facts::found);
        findings.addAll(facts.findings());
    }

    private void factsAgainstFeatures() {
        Comparison features = new Comparison("features", "day", "day", "features");
        tables.days(day -> features.expect(
                new Row().with("day", day.getFirst().get("day")).with("features", DailyFeatures.of(day))));
        tables.each(
                Tables.FEATURES, day -> features.found(day.with("features", DailyFeatures.read(day.get("features")))));
        findings.addAll(features.findings());
    }
}
