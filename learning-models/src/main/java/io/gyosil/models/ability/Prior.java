package io.gyosil.models.ability;

/**
 * What is believed of an ability before the first answer: a normal distribution. The whole of an exam may be the prior of its parts.
 *
 * @param mean on the scale of θ
 * @param deviation standard deviation, above 0
 */
public record Prior(double mean, double deviation) {

    /** N(0, 1), the scale on which items are calibrated. */
    public static final Prior STANDARD = new Prior(0, 1);

    /** @throws IllegalArgumentException when it is no normal distribution */
    public Prior {
        if (!Double.isFinite(mean) || !(deviation > 0) || Double.isInfinite(deviation)) {
            throw new IllegalArgumentException("N(" + mean + ", " + deviation + "²) is no normal distribution");
        }
    }

    /** What an estimate says of somebody, as a belief. */
    public static Prior of(Estimate estimate) {
        return new Prior(estimate.theta(), estimate.standardError());
    }

    /** ln of the density, without the constant that no estimate depends on. */
    double logDensity(double theta) {
        double z = (theta - mean) / deviation;
        return -z * z / 2;
    }

    /** The first derivative of {@link #logDensity}. */
    double score(double theta) {
        return (mean - theta) * information();
    }

    /** 1 / σ², the information that it is worth. */
    double information() {
        return 1 / (deviation * deviation);
    }
}
