package io.gyosil.study.viewer;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A viewer at a version.
 *
 * @param viewerId the viewer
 * @param version the greater one is newer, of the same viewer
 * @param orgId its organization; null when it is revoked
 * @param tokens those that are good
 */
record ViewerState(long viewerId, long version, @Nullable Long orgId, List<Token> tokens) {

    /**
     * A token.
     *
     * @param sha256 its digest, in hexadecimal digits
     * @param validUntil from when on it is refused; null for one that is good until it is replaced
     */
    record Token(String sha256, @Nullable Instant validUntil) {}
}
