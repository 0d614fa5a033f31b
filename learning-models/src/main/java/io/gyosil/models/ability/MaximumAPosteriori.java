package io.gyosil.models.ability;

import io.gyosil.models.irt.Responses;

/**
 * Maximum a posteriori: the mode of the posterior distribution, with 1 / √(I + 1 / σ²) as standard error.
 *
 * <p>Source: A. Birnbaum, Journal of Mathematical Psychology 6 (1969); its standard error is that of catR ("BM").
 */
public final class MaximumAPosteriori implements AbilityEstimator {

    private final Prior prior;
    private final Scale scale;

    public MaximumAPosteriori(Prior prior, Scale scale) {
        this.prior = prior;
        this.scale = scale;
    }

    @Override
    public Estimate estimate(Responses responses) {
        double theta = Maximum.of(
                at -> responses.logLikelihood(at) + prior.logDensity(at),
                at -> responses.score(at) + prior.score(at),
                scale);
        return new Estimate(
                theta,
                1 / Math.sqrt(responses.information(theta) + prior.information()),
                Estimate.Method.MAP,
                ErrorFormula.POSTERIOR_INFORMATION);
    }
}
