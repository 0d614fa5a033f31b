package io.gyosil.models.calibration;

/**
 * Beta(alpha, beta) as what is believed of a lower asymptote.
 *
 * @param alpha above 1
 * @param beta above 1
 */
public record BetaPrior(double alpha, double beta) implements AsymptotePrior {

    /** Beta(5, 17), BILOG's usual one for items with five choices: its mode is 0.2. */
    public static final BetaPrior USUAL = new BetaPrior(5, 17);

    /** @throws IllegalArgumentException when it has no mode between 0 and 1 */
    public BetaPrior {
        if (!(alpha > 1 && beta > 1) || Double.isInfinite(alpha) || Double.isInfinite(beta)) {
            throw new IllegalArgumentException("Beta(" + alpha + ", " + beta + ") has no mode between 0 and 1");
        }
    }

    @Override
    public double mode() {
        return (alpha - 1) / (alpha + beta - 2);
    }

    @Override
    public double logDensity(double c) {
        return (alpha - 1) * Math.log(c) + (beta - 1) * Math.log1p(-c);
    }

    @Override
    public double score(double c) {
        return (alpha - 1) * (1 - c) - (beta - 1) * c;
    }

    @Override
    public double information(double c) {
        return (alpha + beta - 2) * c * (1 - c);
    }
}
