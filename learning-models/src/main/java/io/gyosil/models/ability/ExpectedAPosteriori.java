package io.gyosil.models.ability;

import io.gyosil.models.irt.Responses;

/**
 * Expected a posteriori: the mean of the posterior distribution, with its standard deviation as standard error. It is there from the
 * first answer on, before it as well.
 *
 * <p>Source: R. D. Bock and R. J. Mislevy, Applied Psychological Measurement 6 (1982), equations 6 and 7.
 */
public final class ExpectedAPosteriori implements AbilityEstimator {

    private final Prior prior;
    private final Scale scale;

    public ExpectedAPosteriori(Prior prior, Scale scale) {
        this.prior = prior;
        this.scale = scale;
    }

    @Override
    public Estimate estimate(Responses responses) {
        return Posterior.of(responses, prior, scale).estimate();
    }
}
