package io.gyosil.models.ability;

import io.gyosil.models.irt.Responses;

/**
 * Maximum likelihood within the bounds of a scale, with 1 / √I as standard error. While the likelihood rises towards a bound the
 * estimate is that bound, and its standard error says nothing: {@link EapAtFirst} is for that.
 *
 * <p>Source: Lord 1980, section 4.10.
 */
public final class MaximumLikelihood implements AbilityEstimator {

    private final Scale scale;

    public MaximumLikelihood(Scale scale) {
        this.scale = scale;
    }

    @Override
    public Estimate estimate(Responses responses) {
        double theta = Maximum.of(responses::logLikelihood, responses::score, scale);
        return new Estimate(
                theta,
                1 / Math.sqrt(responses.information(theta)),
                Estimate.Method.MLE,
                ErrorFormula.FISHER_INFORMATION);
    }
}
