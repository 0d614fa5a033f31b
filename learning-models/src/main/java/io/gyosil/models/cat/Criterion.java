package io.gyosil.models.cat;

import io.gyosil.models.ability.Posterior;

/** How good an item would be as the next one. The highest value is the best. */
public enum Criterion {

    /** Fisher's information at the estimate (Lord 1980, section 10.2; catR "MFI"). */
    MAXIMUM_INFORMATION {
        @Override
        public double value(GridBank bank, int item, Progress progress) {
            return bank.items().information(item, progress.theta());
        }
    },

    /**
     * The observed information of the item at the estimate after its answer, over both answers by how likely they are at the estimate
     * now (W. J. van der Linden, Psychometrika 63, 1998; catR "MEI" with EAP).
     */
    MAXIMUM_EXPECTED_INFORMATION {
        @Override
        public double value(GridBank bank, int item, Progress progress) {
            double right = bank.items().probability(item, progress.theta());
            return right * observed(bank, item, progress.posterior(), true)
                    + (1 - right) * observed(bank, item, progress.posterior(), false);
        }

        private double observed(GridBank bank, int item, Posterior posterior, boolean correct) {
            double mean = 0;
            double sum = 0;
            for (int k = 0; k < bank.scale().points(); k++) {
                double probability = bank.probability(item, k);
                double weight = posterior.weight(k) * (correct ? probability : 1 - probability);
                mean += weight * bank.scale().theta(k);
                sum += weight;
            }
            return -bank.items().curvature(item, mean / sum, correct);
        }
    },

    /** Fisher's information over the posterior distribution (van der Linden 1998; catR "MPWI", which is not divided by the evidence). */
    MAXIMUM_POSTERIOR_WEIGHTED_INFORMATION {
        @Override
        public double value(GridBank bank, int item, Progress progress) {
            double sum = 0;
            for (int k = 0; k < bank.scale().points(); k++) {
                sum += progress.posterior().weight(k) * bank.information(item, k);
            }
            return sum;
        }
    },

    /**
     * The Kullback–Leibler divergence between the answer at the estimate and at other abilities, over the likelihood (H.-H. Chang and
     * Z. Ying, Applied Psychological Measurement 20, 1996; catR "KL", whose likelihood is not scaled).
     */
    KULLBACK_LEIBLER {
        @Override
        public double value(GridBank bank, int item, Progress progress) {
            double right = bank.items().probability(item, progress.theta());
            double wrong = 1 - right;
            double sum = 0;
            for (int k = 0; k < bank.scale().points(); k++) {
                double there = bank.probability(item, k);
                double end = k == 0 || k == bank.scale().points() - 1 ? 0.5 : 1;
                sum += end
                        * progress.posterior().likelihood(k)
                        * (right * Math.log(right / there) + wrong * Math.log(wrong / (1 - there)));
            }
            return sum * bank.scale().step();
        }
    },

    /**
     * The variance of the probability of a right answer over the likelihood, the global discrimination index (M. Kaplan, J. de la Torre
     * and J. R. Barrada, Applied Psychological Measurement 39, 2015; catR "GDI").
     */
    GLOBAL_DISCRIMINATION {
        @Override
        public double value(GridBank bank, int item, Progress progress) {
            double sum = 0;
            double first = 0;
            double second = 0;
            for (int k = 0; k < bank.scale().points(); k++) {
                double likelihood = progress.posterior().likelihood(k);
                double probability = bank.probability(item, k);
                sum += likelihood;
                first += likelihood * probability;
                second += likelihood * probability * probability;
            }
            double mean = first / sum;
            return second / sum - mean * mean;
        }
    },

    /** How close the item's difficulty is to the estimate, as a-stratification chooses within a stratum (Chang and Ying 1999). */
    CLOSEST_DIFFICULTY {
        @Override
        public double value(GridBank bank, int item, Progress progress) {
            return -Math.abs(bank.items().b(item) - progress.theta());
        }
    };

    /**
     * The value of one item. The posterior must be on the bank's scale.
     *
     * @param item its place in the bank
     */
    public abstract double value(GridBank bank, int item, Progress progress);
}
