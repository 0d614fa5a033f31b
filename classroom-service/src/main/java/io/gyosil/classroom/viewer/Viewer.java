package io.gyosil.classroom.viewer;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A viewer app of a school, as others learn of it.
 *
 * @param id its number everywhere
 * @param orgId the organization
 * @param name what its admins call it
 * @param sha256 the digest of its token, in hexadecimal digits
 * @param formerSha256 that of the token before, if there was one
 * @param formerUntil from when on the token before is refused
 * @param version grows with every change
 */
public record Viewer(
        long id,
        long orgId,
        String name,
        String sha256,
        @Nullable String formerSha256,
        @Nullable Instant formerUntil,
        long version) {}
