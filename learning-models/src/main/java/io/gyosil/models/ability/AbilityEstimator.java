package io.gyosil.models.ability;

import io.gyosil.models.irt.Responses;

/** A way to estimate an ability. All are immutable. */
@FunctionalInterface
public interface AbilityEstimator {

    /** The ability that the answers show. Their order makes no difference, but for the last digits. */
    Estimate estimate(Responses responses);
}
