package io.gyosil.analytics.feature;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/**
 * Where the calendar days of an organization begin and end.
 *
 * @param orgId the organization
 * @param timeZone a zone of the IANA database, such as {@code Asia/Seoul}
 */
@MappedEntity
record OrganizationDay(@Id long orgId, String timeZone) {}
