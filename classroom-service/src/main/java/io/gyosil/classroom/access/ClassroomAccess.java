package io.gyosil.classroom.access;

import static io.gyosil.kit.security.AccessTable.ANYONE;
import static io.gyosil.kit.security.AccessTable.SIGNED_IN;
import static io.gyosil.kit.security.Roles.ADMIN;
import static io.gyosil.kit.security.Roles.OPERATOR;
import static io.gyosil.kit.security.Roles.STUDENT;
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
 * Who may what in this service. An admin acts on the own organization; a teacher sees the own classes and their students;
 * a student sees oneself. Behind a route that several may call, the database shows each their own rows.
 */
@Factory
class ClassroomAccess {

    private static final String ORGANIZATION = "/api/core/organizations/{id}";
    private static final String USER = "/api/core/users/{id}";
    private static final String TEACHER_PROFILE = "/api/core/teachers/{id}";
    private static final String STUDENT_PROFILE = "/api/core/students/{id}";
    private static final String CLASS = "/api/core/classes/{id}";
    private static final String DATABASE_STATS = "/api/database-stats/{service}";
    private static final String GOAL = "/api/interest-goals/{user_id}/{topic_id}";

    @Singleton
    AccessTable table() {
        return AccessTable.rows()
                .row(POST, "/api/core/organizations", OPERATOR)
                .row(GET, "/api/core/organizations", SIGNED_IN)
                .row(GET, ORGANIZATION, SIGNED_IN)
                .row(PATCH, ORGANIZATION, ADMIN)
                .row(DELETE, ORGANIZATION, OPERATOR)
                .row(POST, "/api/core/users", ADMIN)
                .row(GET, "/api/core/users", SIGNED_IN)
                .row(GET, USER, SIGNED_IN)
                .row(PATCH, USER, ADMIN)
                .row(DELETE, USER, ADMIN)
                .row(POST, "/api/core/teachers", ADMIN)
                .row(GET, "/api/core/teachers", ADMIN, TEACHER)
                .row(GET, TEACHER_PROFILE, ADMIN, TEACHER)
                .row(PATCH, TEACHER_PROFILE, ADMIN)
                .row(DELETE, TEACHER_PROFILE, ADMIN)
                .row(POST, "/api/core/students", ADMIN)
                .row(GET, "/api/core/students", SIGNED_IN)
                .row(GET, STUDENT_PROFILE, SIGNED_IN)
                .row(PATCH, STUDENT_PROFILE, ADMIN)
                .row(DELETE, STUDENT_PROFILE, ADMIN)
                .row(POST, "/api/core/classes", ADMIN)
                .row(GET, "/api/core/classes", SIGNED_IN)
                .row(GET, CLASS, SIGNED_IN)
                .row(PATCH, CLASS, ADMIN)
                .row(DELETE, CLASS, ADMIN)
                .row(GET, "/api/core/classes/{id}/students", ADMIN, TEACHER)
                .row(POST, "/api/core/enrollments", ADMIN)
                .row(POST, "/api/core/enrollments/bulk", ADMIN)
                .row(GET, "/api/core/enrollments", SIGNED_IN)
                .row(DELETE, "/api/core/enrollments/{student_id}/{class_id}", ADMIN)
                .row(GET, "/api/interest-goals", SIGNED_IN)
                .row(GET, GOAL, SIGNED_IN)
                .row(PUT, GOAL, SIGNED_IN)
                .row(DELETE, GOAL, SIGNED_IN)
                .row(POST, "/auth/login", ANYONE)
                .row(POST, "/auth/refresh", ANYONE)
                .row(POST, "/auth/logout", ANYONE)
                .row(POST, "/auth/password", STUDENT, TEACHER, ADMIN)
                .row(GET, "/auth/me", SIGNED_IN)
                .row(GET, "/auth/first-admin", ANYONE)
                .row(POST, "/auth/first-admin", ANYONE)
                .row(GET, "/.well-known/jwks.json", ANYONE)
                .row(GET, "/login", ANYONE)
                .row(POST, "/api/roster-imports", ADMIN)
                .row(GET, "/api/roster-imports", ADMIN)
                .row(GET, "/api/roster-imports/{id}", ADMIN)
                .row(GET, "/api/roster-imports/{id}/changes", ADMIN)
                .row(POST, "/api/roster-imports/{id}/apply", ADMIN)
                .row(POST, "/api/roster-imports/{id}/undo", ADMIN)
                .row(GET, "/api/roster-exports/oneroster", ADMIN)
                .row(GET, "/api/jobs/{service}/{id}", ADMIN, OPERATOR)
                .row(GET, DATABASE_STATS, OPERATOR)
                .row(GET, DATABASE_STATS + "/slow-queries", OPERATOR)
                .row(GET, "/rosters", ANYONE)
                .row(GET, "/assets/{name}", ANYONE)
                .done();
    }
}
