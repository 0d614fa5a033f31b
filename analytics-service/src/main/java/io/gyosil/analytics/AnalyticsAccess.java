package io.gyosil.analytics;

import io.gyosil.kit.security.AccessTable;
import io.gyosil.kit.security.Roles;
import io.micronaut.context.annotation.Factory;
import io.micronaut.http.HttpMethod;
import jakarta.inject.Singleton;

/** Who may call what here. */
@Factory
class AnalyticsAccess {

    @Singleton
    AccessTable table() {
        return AccessTable.rows()
                .row(HttpMethod.GET, "/api/analytics/features/topic-daily", AccessTable.SIGNED_IN)
                .row(HttpMethod.POST, "/api/analytics/rebuild", Roles.ADMIN)
                .row(HttpMethod.GET, "/api/analytics/sessions/{session_id}/pulse", Roles.TEACHER, Roles.ADMIN)
                .row(HttpMethod.GET, "/api/analytics/sessions/active", Roles.TEACHER, Roles.ADMIN)
                .row(HttpMethod.GET, "/api/database-stats/{service}", Roles.OPERATOR)
                .row(HttpMethod.GET, "/api/database-stats/{service}/slow-queries", Roles.OPERATOR)
                .done();
    }
}
