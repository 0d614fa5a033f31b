/**
 * Spaced repetition by FSRS-6: when to ask a question again, and how likely it is still known.
 *
 * <ul>
 *   <li>{@link io.gyosil.models.fsrs.Fsrs} takes a state and a rating and gives the next state: start here.
 *   <li>{@link io.gyosil.models.fsrs.MemoryState} is all there is to store of one question and one learner.
 *   <li>{@link io.gyosil.models.fsrs.FsrsParameters} holds the weights, the desired retention and the steps.
 *   <li>{@code MemoryModel} has the formulas (difficulty, stability, retrievability), {@code LearningSteps} the minutes.
 * </ul>
 *
 * <p>Source: the published FSRS-6 formulas; where they leave room (rounding, counting of days, order of intervals) the
 * results are those of ts-fsrs 5.4.2 with its short-term scheduler on and without fuzz.
 */
@NullMarked
package io.gyosil.models.fsrs;

import org.jspecify.annotations.NullMarked;
