package io.gyosil.models.calibration;

import io.gyosil.models.ability.Scale;
import io.gyosil.models.irt.Item;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Estimates the parameters of items from answers by marginal maximum likelihood: over abilities that are N(0, 1), on 61 points from −6 to
 * 6, by EM (Bock and Aitkin 1981), which SQUAREM speeds up (R. Varadhan and C. Roland, Scandinavian Journal of Statistics 35, 2008).
 *
 * <p>Items whose parameters are fixed link the others to their scale; the abilities' mean and standard deviation are estimated then. They
 * change nothing about the model of the others.
 */
public final class Calibration {

    /** On which abilities are integrated over, for the fit of items too. */
    static final Scale ABILITIES = new Scale(-6, 6, 61);

    private static final double TOLERANCE = 1e-6;

    private final Answers answers;
    private final Model model;
    private final @Nullable AsymptotePrior prior;
    private final boolean[] fixed;
    private final double[] thetas = new double[ABILITIES.points()];
    private final Expectation expectation;
    private final Maximization maximization;
    private final int most;
    private int turns;

    private Calibration(Answers answers, Model model, @Nullable AsymptotePrior prior, boolean[] fixed, int most) {
        this.answers = answers;
        this.model = model;
        this.prior = model == Model.THREE_PARAMETER ? prior : null;
        this.fixed = fixed;
        this.most = most;
        Arrays.setAll(thetas, ABILITIES::theta);
        this.expectation = new Expectation(answers, thetas);
        this.maximization = new Maximization(model, prior, thetas, fixed);
    }

    /**
     * Calibrates items.
     *
     * @param prior of the lower asymptotes, under the three-parameter model; null for none
     * @param fixed the parameters of some items by their places, which stay as they are
     * @param most how many EM steps it may take; 2,000 are enough for nearly any answers
     * @throws IllegalArgumentException when an item that is not fixed has no right or no wrong answer: its difficulty could be anything
     */
    public static Calibrated calibrate(
            Answers answers, Model model, @Nullable AsymptotePrior prior, Map<Integer, Item> fixed, int most) {
        boolean[] isFixed = new boolean[answers.items()];
        fixed.keySet().forEach(item -> isFixed[item] = true);
        Calibration calibration = new Calibration(answers, model, prior, isFixed, most);
        return calibration.run(calibration.start(fixed));
    }

    /** Like the other, with all items free, and as many steps as are usual. */
    public static Calibrated calibrate(Answers answers, Model model) {
        return calibrate(answers, model, BetaPrior.USUAL, Map.of(), 2_000);
    }

    private Parameters start(Map<Integer, Item> given) {
        Parameters parameters = new Parameters(answers.items());
        for (int item = 0; item < answers.items(); item++) {
            Item known = given.get(item);
            if (known != null) {
                parameters.set(item, known);
                continue;
            }
            int answered = answers.answered(item);
            int right = answers.right(item);
            if (right == 0 || right == answered) {
                throw new IllegalArgumentException(
                        "Item " + item + " has " + right + " right ones of " + answered + " answers");
            }
            double c = model == Model.THREE_PARAMETER ? (prior == null ? 0.15 : prior.mode()) : 0;
            double share = Math.clamp(((double) right / answered - c) / (1 - c), 0.05, 0.95);
            parameters.set(item, new Item(1, -1.2 * Parameters.logit(share), c));
        }
        return parameters;
    }

    private Calibrated run(Parameters start) {
        Parameters now = start;
        boolean converged = false;
        while (!converged && turns < most) {
            Parameters first = now.copy();
            double before = turn(first);
            converged = first.distance(now) < TOLERANCE;
            if (converged) {
                now = first;
            } else {
                Parameters second = first.copy();
                turn(second);
                now = accelerated(now, first, second, before);
            }
        }
        double logLikelihood = expectation.run(now);
        StandardErrors errors = new StandardErrors(model, fixed, thetas, expectation, maximization);
        return new Calibrated(items(now, errors.of(now)), logLikelihood, now.mean, now.deviation(), turns, converged);
    }

    /** One EM step; gives what the parameters were worth before it. */
    private double turn(Parameters parameters) {
        turns++;
        double worth = expectation.run(parameters) + maximization.logPrior(parameters);
        maximization.run(expectation, parameters);
        return worth;
    }

    /** Further in the direction of two steps, as SQUAREM's third scheme says, unless that is worse than where they began. */
    private Parameters accelerated(Parameters start, Parameters first, Parameters second, double before) {
        double steps = 0;
        double bends = 0;
        for (int i = 0; i < start.values.length; i++) {
            if (Double.isFinite(start.values[i])) {
                double step = first.values[i] - start.values[i];
                double bend = second.values[i] - first.values[i] - step;
                steps += step * step;
                bends += bend * bend;
            }
        }
        if (bends == 0) {
            return second;
        }
        double length = Math.clamp(Math.sqrt(steps / bends), 1, 64);
        Parameters far = second.copy();
        for (int i = 0; i < far.values.length; i++) {
            if (Double.isFinite(start.values[i])) {
                double step = first.values[i] - start.values[i];
                double bend = second.values[i] - first.values[i] - step;
                far.values[i] = start.values[i] + 2 * length * step + length * length * bend;
            }
        }
        for (int item = 0; item < fixed.length; item++) {
            if (!fixed[item]) {
                far.bound(item);
            }
        }
        double there = turn(far);
        return there >= before ? far : second;
    }

    private List<CalibratedItem> items(Parameters parameters, double[][] errors) {
        List<CalibratedItem> items = new ArrayList<>();
        for (int item = 0; item < fixed.length; item++) {
            items.add(new CalibratedItem(
                    parameters.item(item), errors[item][0], errors[item][1], errors[item][2], answers.answered(item)));
        }
        return items;
    }
}
