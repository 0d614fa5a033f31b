package io.gyosil.classroom.identity;

import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * The first admin of an installation.
 *
 * @param userId the admin
 * @param orgId the first organization
 */
@Introspected
record FirstAdminView(
        @Schema(example = "1") String userId,
        @Schema(example = "1") long orgId) {}
