package io.gyosil.study.review;

import io.gyosil.study.quiz.Outcome;

/**
 * What the fold needs of an attempt.
 *
 * @param questionId the question
 * @param at its place in the order
 * @param outcome how it was graded
 */
public record LoggedAttempt(long questionId, AttemptOrder at, Outcome outcome) {}
