package io.gyosil.models.calibration;

/**
 * Standard errors from the observed information. What Oakes' identity adds up, the second derivative of the expected log-likelihood and
 * its mixed derivative by the parameters that the expectation was taken with, is the derivative of its gradient where both move together;
 * it is taken numerically (D. Oakes, Journal of the Royal Statistical Society B 61, 1999; R. P. Chalmers, British Journal of Mathematical
 * and Statistical Psychology 71, 2018).
 */
final class StandardErrors {

    private static final double STEP = 1e-4;

    private final boolean[] fixed;
    private final double[] thetas;
    private final Expectation expectation;
    private final Maximization maximization;

    /** The place of ln a, d and logit c of each item among the free parameters; −1 for none. */
    private final int[] places;

    private final int count;
    private final boolean freePopulation;

    StandardErrors(Model model, boolean[] fixed, double[] thetas, Expectation expectation, Maximization maximization) {
        this.fixed = fixed;
        this.thetas = thetas;
        this.expectation = expectation;
        this.maximization = maximization;
        this.places = new int[fixed.length * Parameters.PER_ITEM];
        int next = model == Model.ONE_PARAMETER ? 1 : 0;
        boolean anyFixed = false;
        for (int item = 0; item < fixed.length; item++) {
            anyFixed |= fixed[item];
            for (int which = 0; which < Parameters.PER_ITEM; which++) {
                boolean common = which == 0 && model == Model.ONE_PARAMETER;
                boolean free = !fixed[item] && (which < 2 || model == Model.THREE_PARAMETER);
                places[item * Parameters.PER_ITEM + which] = !free ? -1 : common ? 0 : next++;
            }
        }
        this.freePopulation = anyFixed;
        this.count = next + (anyFixed ? 2 : 0);
    }

    /** Of a, b and c of each item, 0 for what is not estimated; NaN when the information has no inverse. */
    double[][] of(Parameters parameters) {
        double[][] covariance = SymmetricMatrix.inverse(information(parameters));
        double[][] errors = new double[fixed.length][Parameters.PER_ITEM];
        for (int item = 0; item < fixed.length; item++) {
            if (!fixed[item]) {
                errors[item] = ofItem(parameters, item, covariance);
            }
        }
        return errors;
    }

    /** By the delta method from ln a, d and logit c. */
    private double[] ofItem(Parameters parameters, int item, double[][] covariance) {
        int placeA = places[item * Parameters.PER_ITEM];
        int placeD = places[item * Parameters.PER_ITEM + 1];
        int placeC = places[item * Parameters.PER_ITEM + 2];
        double a = parameters.a(item);
        double b = -parameters.d(item) / a;
        double c = parameters.c(item);
        double varianceB = b * b * covariance[placeA][placeA]
                + covariance[placeD][placeD] / (a * a)
                + 2 * b / a * covariance[placeA][placeD];
        return new double[] {
            a * Math.sqrt(covariance[placeA][placeA]),
            Math.sqrt(varianceB),
            placeC < 0 ? 0 : c * (1 - c) * Math.sqrt(covariance[placeC][placeC])
        };
    }

    private double[][] information(Parameters parameters) {
        double[][] information = new double[count][];
        for (int place = 0; place < count; place++) {
            double[] up = score(moved(parameters, place, STEP));
            double[] down = score(moved(parameters, place, -STEP));
            information[place] = new double[count];
            for (int other = 0; other < count; other++) {
                information[place][other] = (down[other] - up[other]) / (2 * STEP);
            }
        }
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < i; j++) {
                double mean = (information[i][j] + information[j][i]) / 2;
                information[i][j] = mean;
                information[j][i] = mean;
            }
        }
        return information;
    }

    private Parameters moved(Parameters parameters, int place, double step) {
        Parameters moved = parameters.copy();
        for (int i = 0; i < places.length; i++) {
            if (places[i] == place) {
                moved.values[i] += step;
            }
        }
        if (freePopulation && place == count - 2) {
            moved.mean += step;
        }
        if (freePopulation && place == count - 1) {
            moved.logDeviation += step;
        }
        return moved;
    }

    /** The gradient of the marginal log-likelihood and the priors. */
    private double[] score(Parameters parameters) {
        expectation.run(parameters);
        double[] score = new double[count];
        for (int item = 0; item < fixed.length; item++) {
            if (!fixed[item]) {
                double[] gradient = maximization.gradient(expectation, parameters, item);
                for (int which = 0; which < Parameters.PER_ITEM; which++) {
                    int place = places[item * Parameters.PER_ITEM + which];
                    if (place >= 0) {
                        score[place] += gradient[which];
                    }
                }
            }
        }
        if (freePopulation) {
            double deviation = parameters.deviation();
            for (int k = 0; k < thetas.length; k++) {
                double z = (thetas[k] - parameters.mean) / deviation;
                score[count - 2] += expectation.people[k] * z / deviation;
                score[count - 1] += expectation.people[k] * (z * z - 1);
            }
        }
        return score;
    }
}
