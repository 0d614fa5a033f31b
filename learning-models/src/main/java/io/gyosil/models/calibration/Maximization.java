package io.gyosil.models.calibration;

import org.jspecify.annotations.Nullable;

/**
 * The M step: better parameters for what the E step expects. Each turn is a few steps of Fisher's scoring for each item, which need not
 * reach the maximum (generalized EM: A. P. Dempster, N. M. Laird and D. B. Rubin 1977).
 */
final class Maximization {

    private static final int STEPS = 3;
    private static final double LONGEST_STEP = 1;
    private static final double RIDGE = 1e-10;

    private final Model model;
    private final @Nullable AsymptotePrior prior;
    private final double[] thetas;
    private final boolean[] fixed;
    private final boolean anyFixed;
    private final double[] gradient = new double[Parameters.PER_ITEM];
    private final double[][] information = new double[Parameters.PER_ITEM][Parameters.PER_ITEM];

    Maximization(Model model, @Nullable AsymptotePrior prior, double[] thetas, boolean[] fixed) {
        this.model = model;
        this.prior = model == Model.THREE_PARAMETER ? prior : null;
        this.thetas = thetas;
        this.fixed = fixed;
        boolean any = false;
        for (boolean each : fixed) {
            any |= each;
        }
        this.anyFixed = any;
    }

    /** Betters the parameters. */
    void run(Expectation expected, Parameters parameters) {
        for (int step = 0; step < STEPS; step++) {
            double commonGradient = 0;
            double commonInformation = RIDGE;
            for (int item = 0; item < fixed.length; item++) {
                if (!fixed[item]) {
                    derive(expected, parameters, item);
                    commonGradient += gradient[0];
                    commonInformation +=
                            information[0][0] - information[0][1] * information[0][1] / (information[1][1] + RIDGE);
                    move(parameters, item);
                }
            }
            if (model == Model.ONE_PARAMETER) {
                moveCommon(parameters, limited(commonGradient / commonInformation));
            }
        }
        if (anyFixed) {
            population(expected, parameters);
        }
    }

    private void moveCommon(Parameters parameters, double step) {
        for (int item = 0; item < fixed.length; item++) {
            if (!fixed[item]) {
                parameters.values[item * Parameters.PER_ITEM] += step;
                parameters.bound(item);
            }
        }
    }

    /** The scale is that of the fixed items, so the abilities are where they are; else it is theirs, N(0, 1). */
    private void population(Expectation expected, Parameters parameters) {
        double people = 0;
        double first = 0;
        for (int k = 0; k < thetas.length; k++) {
            people += expected.people[k];
            first += expected.people[k] * thetas[k];
        }
        double mean = first / people;
        double second = 0;
        for (int k = 0; k < thetas.length; k++) {
            second += expected.people[k] * (thetas[k] - mean) * (thetas[k] - mean);
        }
        parameters.mean = mean;
        parameters.logDeviation = Math.log(second / people) / 2;
    }

    /** ln of the priors' densities. */
    double logPrior(Parameters parameters) {
        double sum = 0;
        for (int item = 0; prior != null && item < fixed.length; item++) {
            sum += fixed[item] ? 0 : prior.logDensity(parameters.c(item));
        }
        return sum;
    }

    /** The gradient by ln a, d and logit c of an item; which of them are estimated is the caller's to know. */
    double[] gradient(Expectation expected, Parameters parameters, int item) {
        derive(expected, parameters, item);
        return gradient;
    }

    private void derive(Expectation expected, Parameters parameters, int item) {
        double a = parameters.a(item);
        double d = parameters.d(item);
        double c = parameters.c(item);
        double gA = 0;
        double gD = 0;
        double gC = 0;
        double iAA = 0;
        double iAD = 0;
        double iAC = 0;
        double iDD = 0;
        double iDC = 0;
        double iCC = 0;
        for (int k = 0; k < thetas.length; k++) {
            int cell = item * thetas.length + k;
            double n = expected.people[k] - expected.missing[cell];
            double p = 1 / (1 + Math.exp(-(a * thetas[k] + d)));
            double probability = c + (1 - c) * p;
            double surplus = (expected.right[cell] - n * probability) / probability;
            double slope = a * thetas[k];
            gA += surplus * p * slope;
            gD += surplus * p;
            gC += surplus * c;
            double common = n * (1 - c) * (1 - p) / probability;
            iAA += common * p * p * slope * slope;
            iAD += common * p * p * slope;
            iAC += common * p * c * slope;
            iDD += common * p * p;
            iDC += common * p * c;
            iCC += common * c * c;
        }
        if (prior != null) {
            gC += prior.score(c);
            iCC += prior.information(c);
        }
        gradient[0] = gA;
        gradient[1] = gD;
        gradient[2] = gC;
        information[0][0] = iAA;
        information[0][1] = iAD;
        information[0][2] = iAC;
        information[1][1] = iDD;
        information[1][2] = iDC;
        information[2][2] = iCC;
    }

    /** One step of scoring: the information's inverse times the gradient, by hand for one, two or three parameters. */
    private void move(Parameters parameters, int item) {
        int first = item * Parameters.PER_ITEM;
        double aa = information[0][0] + RIDGE;
        double dd = information[1][1] + RIDGE;
        double ad = information[0][1];
        double[] values = parameters.values;
        switch (model) {
            case ONE_PARAMETER -> values[first + 1] += limited(gradient[1] / dd);
            case TWO_PARAMETER -> {
                double determinant = aa * dd - ad * ad;
                values[first] += limited((dd * gradient[0] - ad * gradient[1]) / determinant);
                values[first + 1] += limited((aa * gradient[1] - ad * gradient[0]) / determinant);
            }
            case THREE_PARAMETER -> {
                double ac = information[0][2];
                double dc = information[1][2];
                double cc = information[2][2] + RIDGE;
                double aaInverse = dd * cc - dc * dc;
                double adInverse = ac * dc - ad * cc;
                double acInverse = ad * dc - ac * dd;
                double ddInverse = aa * cc - ac * ac;
                double dcInverse = ad * ac - aa * dc;
                double ccInverse = aa * dd - ad * ad;
                double determinant = aa * aaInverse + ad * adInverse + ac * acInverse;
                values[first] += limited(
                        (aaInverse * gradient[0] + adInverse * gradient[1] + acInverse * gradient[2]) / determinant);
                values[first + 1] += limited(
                        (adInverse * gradient[0] + ddInverse * gradient[1] + dcInverse * gradient[2]) / determinant);
                values[first + 2] += limited(
                        (acInverse * gradient[0] + dcInverse * gradient[1] + ccInverse * gradient[2]) / determinant);
            }
        }
        parameters.bound(item);
    }

    private static double limited(double step) {
        return Math.clamp(step, -LONGEST_STEP, LONGEST_STEP);
    }
}
