package io.gyosil.models.ability;

import io.gyosil.models.irt.Responses;

/**
 * Warm's weighted likelihood, which takes the bias of the first order from maximum likelihood: where l′(θ) + J(θ) / (2 I(θ)) is 0, with
 * 1 / √I as standard error. Of several such places it is the one with the highest likelihood.
 *
 * <p>Source: T. A. Warm, Psychometrika 54 (1989), equation 13.
 */
public final class WeightedLikelihood implements AbilityEstimator {

    private final Scale scale;

    public WeightedLikelihood(Scale scale) {
        this.scale = scale;
    }

    @Override
    public Estimate estimate(Responses responses) {
        double theta = theta(responses);
        return new Estimate(
                theta,
                1 / Math.sqrt(responses.information(theta)),
                Estimate.Method.WLE,
                ErrorFormula.FISHER_INFORMATION);
    }

    private double theta(Responses responses) {
        double step = (scale.upper() - scale.lower()) / (Maximum.PLACES - 1);
        double best = weighted(responses, scale.lower()) > 0 ? scale.upper() : scale.lower();
        double highest = Double.NEGATIVE_INFINITY;
        double left = scale.lower();
        for (int i = 1; i < Maximum.PLACES; i++) {
            double right = scale.lower() + i * step;
            if (weighted(responses, left) > 0 && weighted(responses, right) <= 0) {
                double root = Maximum.root(at -> weighted(responses, at), left, right);
                double height = responses.logLikelihood(root);
                if (height > highest) {
                    highest = height;
                    best = root;
                }
            }
            left = right;
        }
        return best;
    }

    private static double weighted(Responses responses, double theta) {
        return responses.score(theta) + responses.warm(theta) / (2 * responses.information(theta));
    }
}
