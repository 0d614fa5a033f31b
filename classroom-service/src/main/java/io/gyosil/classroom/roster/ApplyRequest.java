package io.gyosil.classroom.roster;

import io.gyosil.kit.request.JsonRequest;
import org.jspecify.annotations.Nullable;

/**
 * How an import is to be applied.
 *
 * @param overThreshold whether it may be though unusually much would change; false if absent
 */
@JsonRequest
record ApplyRequest(@Nullable Boolean overThreshold) {

    boolean isOverThreshold() {
        return overThreshold != null && overThreshold;
    }
}
