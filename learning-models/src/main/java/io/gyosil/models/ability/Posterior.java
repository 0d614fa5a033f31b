package io.gyosil.models.ability;

import io.gyosil.models.irt.Item;
import io.gyosil.models.irt.Responses;
import io.gyosil.models.irt.ThreeParameterLogistic;

/**
 * How likely each ability is after the answers so far, on the points of a scale. It takes answers one by one and is not
 * thread-safe; taking one allocates nothing.
 */
public final class Posterior {

    private final Scale scale;
    private final double[] logLikelihood;
    private final double[] logPrior;
    private final double[] weights;
    private final double[] likelihoods;

    /** Before the first answer. */
    public Posterior(Prior prior, Scale scale) {
        this.scale = scale;
        this.logLikelihood = new double[scale.points()];
        this.logPrior = new double[scale.points()];
        this.weights = new double[scale.points()];
        this.likelihoods = new double[scale.points()];
        for (int k = 0; k < logPrior.length; k++) {
            logPrior[k] = prior.logDensity(scale.theta(k));
        }
        weigh();
    }

    /** After these answers. */
    public static Posterior of(Responses responses, Prior prior, Scale scale) {
        Posterior posterior = new Posterior(prior, scale);
        for (int k = 0; k < posterior.logLikelihood.length; k++) {
            posterior.logLikelihood[k] = responses.logLikelihood(scale.theta(k));
        }
        posterior.weigh();
        return posterior;
    }

    /** Takes another answer. */
    public void add(Item item, boolean correct) {
        for (int k = 0; k < logLikelihood.length; k++) {
            logLikelihood[k] +=
                    ThreeParameterLogistic.logLikelihood(item.a(), item.b(), item.c(), scale.theta(k), correct);
        }
        weigh();
    }

    private void weigh() {
        double highest = Double.NEGATIVE_INFINITY;
        double likeliest = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < weights.length; k++) {
            highest = Math.max(highest, logLikelihood[k] + logPrior[k]);
            likeliest = Math.max(likeliest, logLikelihood[k]);
        }
        double sum = 0;
        for (int k = 0; k < weights.length; k++) {
            weights[k] = scale.weight(k) * Math.exp(logLikelihood[k] + logPrior[k] - highest);
            likelihoods[k] = Math.exp(logLikelihood[k] - likeliest);
            sum += weights[k];
        }
        for (int k = 0; k < weights.length; k++) {
            weights[k] /= sum;
        }
    }

    public Scale scale() {
        return scale;
    }

    /** The probability that stands for the point's surroundings; all together are 1. */
    public double weight(int point) {
        return weights[point];
    }

    /** The likelihood of the answers at a point, the highest among the points being 1. */
    public double likelihood(int point) {
        return likelihoods[point];
    }

    /** Its mean, the EAP estimate. */
    public double mean() {
        double sum = 0;
        for (int k = 0; k < weights.length; k++) {
            sum += weights[k] * scale.theta(k);
        }
        return sum;
    }

    /** Its mean and standard deviation. */
    public Estimate estimate() {
        double mean = mean();
        double sum = 0;
        for (int k = 0; k < weights.length; k++) {
            double off = scale.theta(k) - mean;
            sum += weights[k] * off * off;
        }
        return new Estimate(mean, Math.sqrt(sum), Estimate.Method.EAP, ErrorFormula.POSTERIOR_DEVIATION);
    }

    /**
     * The probability that the ability is {@code from} or more and below {@code to}. A point stands for the half steps on its both sides.
     *
     * @param from −∞ for no lower limit
     * @param to +∞ for no upper limit
     */
    public double probability(double from, double to) {
        double half = scale.step() / 2;
        double sum = 0;
        for (int k = 0; k < weights.length; k++) {
            double left = k == 0 ? scale.lower() : scale.theta(k) - half;
            double right = k == weights.length - 1 ? scale.upper() : scale.theta(k) + half;
            double inside = Math.min(right, to) - Math.max(left, from);
            sum += weights[k] * Math.clamp(inside / (right - left), 0, 1);
        }
        return sum;
    }
}
