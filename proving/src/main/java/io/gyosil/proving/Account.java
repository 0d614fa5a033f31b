package io.gyosil.proving;

import io.gyosil.servers.StackFailure;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * What is wrong after a trial: each place is compared with the one before it, so that a finding says where on the way
 * something went astray.
 */
final class Account {

    private final ChaosSchool school;
    private final Ledger ledger;
    private final StudyLog log;
    private final Facts facts;
    private final EventLog events;
    private final List<Finding> findings = new ArrayList<>();

    /** @param connection with an open transaction, and the right to look into both schemas */
    Account(ChaosSchool school, Ledger ledger, Connection connection, EventLog events, String prefix) {
        this.school = school;
        this.ledger = ledger;
        this.log = new StudyLog(connection, prefix);
        this.facts = new Facts(connection, prefix);
        this.events = events;
    }

    /** Compares everything. */
    List<Finding> settle() {
        try {
            ledgerAgainstLog();
            logAgainstReviews();
            logAgainstEvents();
            logAgainstFacts();
            factsAgainstFeatures();
        } catch (SQLException failure) {
            throw new StackFailure("The tables cannot be compared: " + failure.getMessage(), failure);
        }
        return List.copyOf(findings);
    }

    private void ledgerAgainstLog() throws SQLException {
        Comparison attempts = new Comparison("study log");
        Comparison sessions = new Comparison("study log");
        for (Entry entry : ledger.entries()) {
            findings.addAll(entry.complaints());
            Answer answer = entry.answer();
            if (answer != null) {
                ExpectedRows expected = ExpectedRows.of(entry, answer, school);
                findings.addAll(expected.complaints());
                expected.attempts().forEach(attempt -> attempts.expect(attempt.sent()));
                answer.sessions().forEach(session -> sessions.expect(session.row(entry.uuid())));
            }
        }
        log.attempts(attempt -> {
            if (isAnswered(attempt.upload())) {
                attempts.found(attempt.sent());
            }
        });
        log.sessions((upload, session) -> {
            if (isAnswered(upload)) {
                sessions.found(session.row(upload));
            }
        });
        take(attempts);
        take(sessions);
    }

    /** An upload that was never answered may be in the log or not; one that was never sent must not be. */
    private boolean isAnswered(String upload) {
        Entry entry = ledger.of(upload);
        return entry == null || entry.answer() != null;
    }

    private void logAgainstReviews() throws SQLException {
        Comparison comparison = new Comparison("reviews");
        log.reviewsOfAttempts().forEach(comparison::expect);
        log.reviews(comparison::found);
        take(comparison);
    }

    private void logAgainstEvents() throws SQLException {
        Comparison attempts = new Comparison("events");
        Comparison sessions = new Comparison("events");
        log.attempts(attempt -> attempts.expect(attempt.evented()));
        log.sessions((upload, session) -> sessions.expect(session.row(upload)));
        events.read(
                (upload, session) -> sessions.found(session.row(upload)), attempt -> attempts.found(attempt.evented()));
        take(attempts);
        take(sessions);
    }

    private void logAgainstFacts() throws SQLException {
        Comparison comparison = new Comparison("facts");
        log.attempts(attempt -> comparison.expect(attempt.fact()));
        facts.days(day -> day.forEach(fact -> comparison.found(fact.row())));
        take(comparison);
    }

    private void factsAgainstFeatures() throws SQLException {
        Comparison comparison = new Comparison("features");
        facts.days(day -> comparison.expect(DailyFeatures.row(day.getFirst().day(), DailyFeatures.of(day))));
        facts.features(comparison::found);
        take(comparison);
    }

    private void take(Comparison comparison) {
        findings.addAll(comparison.findings());
    }
}
