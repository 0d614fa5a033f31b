package io.gyosil.study;

import io.gyosil.kit.security.AccessTable;
import io.gyosil.kit.security.Roles;
import io.micronaut.context.annotation.Factory;
import io.micronaut.http.HttpMethod;
import jakarta.inject.Singleton;

/** Who may call what here. */
@Factory
class StudyAccess {

    @Singleton
    AccessTable table() {
        return AccessTable.rows()
                .row(HttpMethod.POST, "/ingest/study/attempts", Roles.VIEWER)
                .row(HttpMethod.PUT, "/study/questions", Roles.TEACHER, Roles.ADMIN)
                .row(HttpMethod.GET, "/study/questions", Roles.VIEWER, Roles.TEACHER, Roles.ADMIN)
                .row(HttpMethod.GET, "/study/sessions/{id}", Roles.VIEWER, Roles.STUDENT, Roles.TEACHER, Roles.ADMIN)
                .row(
                        HttpMethod.GET,
                        "/study/users/{user_id}/progress",
                        Roles.VIEWER,
                        Roles.STUDENT,
                        Roles.TEACHER,
                        Roles.ADMIN)
                .row(HttpMethod.GET, "/api/database-stats/{service}", Roles.OPERATOR)
                .row(HttpMethod.GET, "/api/database-stats/{service}/slow-queries", Roles.OPERATOR)
                .done();
    }
}
