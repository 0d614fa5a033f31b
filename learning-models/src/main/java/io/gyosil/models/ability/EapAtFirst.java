package io.gyosil.models.ability;

import io.gyosil.models.irt.Responses;

/**
 * EAP while the likelihood has no maximum inside the bounds, then another way. Whether it has one is seen by the sign of its slope at
 * both bounds: right and wrong answers both are not enough under the three-parameter model. The estimate says which of the two it is.
 */
public final class EapAtFirst implements AbilityEstimator {

    private final AbilityEstimator eap;
    private final AbilityEstimator then;
    private final Scale scale;

    public EapAtFirst(AbilityEstimator then, Prior prior, Scale scale) {
        this.eap = new ExpectedAPosteriori(prior, scale);
        this.then = then;
        this.scale = scale;
    }

    @Override
    public Estimate estimate(Responses responses) {
        return (hasMaximum(responses) ? then : eap).estimate(responses);
    }

    /** Whether the likelihood falls towards both bounds, so that it is highest between them. */
    boolean hasMaximum(Responses responses) {
        return responses.score(scale.lower()) > 0 && responses.score(scale.upper()) < 0;
    }
}
