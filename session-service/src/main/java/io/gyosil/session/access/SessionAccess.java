package io.gyosil.session.access;

import static io.gyosil.kit.security.AccessTable.ANYONE;
import static io.gyosil.kit.security.AccessTable.SIGNED_IN;
import static io.gyosil.kit.security.Roles.ADMIN;
import static io.gyosil.kit.security.Roles.OPERATOR;
import static io.gyosil.kit.security.Roles.TEACHER;
import static io.micronaut.http.HttpMethod.DELETE;
import static io.micronaut.http.HttpMethod.GET;
import static io.micronaut.http.HttpMethod.PATCH;
import static io.micronaut.http.HttpMethod.POST;
import static io.micronaut.http.HttpMethod.PUT;

import io.gyosil.kit.security.AccessTable;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/**
 * Who may what in this service. A teacher acts in lessons of the own classes, an admin in those of the organization; a
 * participant in the one lesson that was joined, and as what {@code docs/live.md} says.
 */
@Factory
public class SessionAccess {

    /** The role of a caller with a participant token. */
    public static final String PARTICIPANT = "participant";

    private static final String LESSON = "/api/live-sessions/{session_id}";
    private static final String CARD = LESSON + "/cards/{card_id}";
    private static final String DATABASE_STATS = "/api/database-stats/{service}";
    private static final String PROBLEM = "/api/problems/{id}";

    @Singleton
    AccessTable table() {
        return AccessTable.rows()
                .row(POST, "/api/live-sessions", TEACHER, ADMIN)
                .row(GET, "/api/live-sessions", TEACHER, ADMIN)
                .row(GET, LESSON, TEACHER, ADMIN, PARTICIPANT)
                .row(PATCH, LESSON, TEACHER, ADMIN)
                .row(POST, LESSON + "/extend", TEACHER, ADMIN)
                .row(POST, LESSON + "/end", TEACHER, ADMIN)
                .row(GET, "/api/live-codes/{code}", ANYONE)
                .row(POST, "/api/live-sessions/join", ANYONE)
                .row(POST, LESSON + "/rejoin", TEACHER, ADMIN, PARTICIPANT)
                .row(GET, LESSON + "/messages", TEACHER, ADMIN, PARTICIPANT)
                .row(POST, LESSON + "/messages/{message_id}/{act}", TEACHER, ADMIN)
                .row(GET, LESSON + "/participants", TEACHER, ADMIN)
                .row(POST, LESSON + "/participants/{participant_id}/{act}", TEACHER, ADMIN)
                .row(GET, LESSON + "/logs", TEACHER, ADMIN)
                .row(POST, LESSON + "/cards", TEACHER, ADMIN)
                .row(GET, LESSON + "/cards", TEACHER, ADMIN, PARTICIPANT)
                .row(POST, CARD + "/answers", PARTICIPANT)
                .row(POST, CARD + "/close", TEACHER, ADMIN)
                .row(GET, CARD + "/results", TEACHER, ADMIN, PARTICIPANT)
                .row(GET, "/ws/live-sessions/{session_id}", ANYONE)
                .row(GET, "/api/problems", TEACHER, ADMIN)
                .row(POST, "/api/problems", TEACHER, ADMIN)
                .row(POST, "/api/problems/bulk", TEACHER, ADMIN)
                .row(GET, PROBLEM, TEACHER, ADMIN)
                .row(PATCH, PROBLEM, TEACHER, ADMIN)
                .row(DELETE, PROBLEM, TEACHER, ADMIN)
                .row(GET, "/api/live-words", TEACHER, ADMIN)
                .row(PUT, "/api/live-words", ADMIN)
                .row(GET, "/api/sessions", SIGNED_IN)
                .row(POST, "/api/sessions", SIGNED_IN)
                .row(GET, "/api/sessions/{session_id}", SIGNED_IN)
                .row(PATCH, "/api/sessions/{session_id}", SIGNED_IN)
                .row(GET, "/api/session-stats", ADMIN)
                .row(GET, "/api/session-retention", ADMIN)
                .row(GET, DATABASE_STATS, OPERATOR)
                .row(GET, DATABASE_STATS + "/slow-queries", OPERATOR)
                .row(GET, "/live", ANYONE)
                .row(GET, "/live/assets/{name}", ANYONE)
                .row(GET, "/live/qr/{code}", ANYONE)
                .row(GET, "/join", ANYONE)
                .row(GET, "/join/{code}", ANYONE)
                .done();
    }
}
