package io.gyosil.models.calibration;

import java.util.Arrays;

/**
 * The E step: how often each item is expected to have been answered, and answered right, at each ability, given the parameters. It keeps
 * its arrays, so that a turn allocates nothing.
 *
 * <p>Source: R. D. Bock and M. Aitkin, Psychometrika 46 (1981).
 */
final class Expectation {

    private final Answers answers;
    private final double[] thetas;
    private final int points;

    /** By item and point: ln (1 − P), and ln P − ln (1 − P), which a right answer adds to it. */
    private final double[] logWrong;

    private final double[] logOdds;

    private final double[] logPrior;
    private final double[] allWrong;
    private final double[] posterior;

    /** How many people are expected at a point. */
    final double[] people;

    /** By item and point: how many of them did not answer the item. */
    final double[] missing;

    /** By item and point: how many answered it right. */
    final double[] right;

    Expectation(Answers answers, double[] thetas) {
        this.answers = answers;
        this.thetas = thetas;
        this.points = thetas.length;
        int cells = answers.items() * points;
        this.logWrong = new double[cells];
        this.logOdds = new double[cells];
        this.logPrior = new double[points];
        this.allWrong = new double[points];
        this.posterior = new double[points];
        this.people = new double[points];
        this.missing = new double[cells];
        this.right = new double[cells];
    }

    /** Fills the expected numbers and gives ln L of all answers, without priors. */
    double run(Parameters parameters) {
        prepare(parameters);
        Arrays.fill(people, 0);
        Arrays.fill(missing, 0);
        Arrays.fill(right, 0);
        double logLikelihood = 0;
        for (int person = 0; person < answers.people(); person++) {
            byte[] row = answers.row(person);
            logLikelihood += weigh(row);
            for (int k = 0; k < points; k++) {
                people[k] += posterior[k];
            }
            for (int item = 0; item < row.length; item++) {
                if (row[item] == Answers.RIGHT) {
                    add(right, item * points);
                } else if (row[item] == Answers.MISSING) {
                    add(missing, item * points);
                }
            }
        }
        return logLikelihood;
    }

    private void prepare(Parameters parameters) {
        Arrays.fill(allWrong, 0);
        double total = 0;
        for (int k = 0; k < points; k++) {
            double z = (thetas[k] - parameters.mean) / parameters.deviation();
            logPrior[k] = Math.exp(-z * z / 2);
            total += logPrior[k];
        }
        for (int k = 0; k < points; k++) {
            logPrior[k] = Math.log(logPrior[k] / total);
        }
        for (int item = 0; item < answers.items(); item++) {
            double a = parameters.a(item);
            double d = parameters.d(item);
            double c = parameters.c(item);
            for (int k = 0; k < points; k++) {
                double z = a * thetas[k] + d;
                // ln (1 − P) = ln (1 − c) − ln (1 + e^z)
                double wrong = Math.log1p(-c) - Math.max(z, 0) - Math.log1p(Math.exp(-Math.abs(z)));
                double known = (1 - c) / (1 + Math.exp(-z));
                logWrong[item * points + k] = wrong;
                logOdds[item * points + k] = (c == 0 ? z + wrong : Math.log(c + known)) - wrong;
                allWrong[k] += wrong;
            }
        }
    }

    /** Fills the posterior of somebody with these answers and gives ln of their probability. */
    private double weigh(byte[] row) {
        System.arraycopy(allWrong, 0, posterior, 0, points);
        for (int k = 0; k < points; k++) {
            posterior[k] += logPrior[k];
        }
        for (int item = 0; item < row.length; item++) {
            int first = item * points;
            if (row[item] == Answers.RIGHT) {
                for (int k = 0; k < points; k++) {
                    posterior[k] += logOdds[first + k];
                }
            } else if (row[item] == Answers.MISSING) {
                for (int k = 0; k < points; k++) {
                    posterior[k] -= logWrong[first + k];
                }
            }
        }
        double highest = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < points; k++) {
            highest = Math.max(highest, posterior[k]);
        }
        double sum = 0;
        for (int k = 0; k < points; k++) {
            posterior[k] = Math.exp(posterior[k] - highest);
            sum += posterior[k];
        }
        for (int k = 0; k < points; k++) {
            posterior[k] /= sum;
        }
        return highest + Math.log(sum);
    }

    private void add(double[] cells, int first) {
        for (int k = 0; k < points; k++) {
            cells[first + k] += posterior[k];
        }
    }
}
