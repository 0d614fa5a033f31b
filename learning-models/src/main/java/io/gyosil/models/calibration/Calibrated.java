package io.gyosil.models.calibration;

import java.util.List;

/**
 * What a calibration found.
 *
 * @param items in the order of the answers
 * @param logLikelihood ln of the probability of all answers, without priors
 * @param mean of the abilities; 0 unless items were fixed
 * @param deviation standard deviation of the abilities; 1 unless items were fixed
 * @param turns how many EM steps it took
 * @param converged whether the last one changed nothing any more
 */
public record Calibrated(
        List<CalibratedItem> items,
        double logLikelihood,
        double mean,
        double deviation,
        int turns,
        boolean converged) {}
