package io.gyosil.models.calibration;

/**
 * What is believed of a lower asymptote before there are answers. Without it the three-parameter model has no stable solution for easy
 * items, at which nobody guesses.
 */
public interface AsymptotePrior {

    /** The likeliest c. */
    double mode();

    /** ln of the density at c, up to a constant. */
    double logDensity(double c);

    /** Its first derivative by the logit of c. */
    double score(double c);

    /** Its second derivative by the logit of c, with the sign changed; above 0. */
    double information(double c);
}
