/**
 * Study quizzes and reviews: what a learner answered, what it was worth, and when to ask again.
 *
 * <ul>
 *   <li>{@code upload}: a viewer's upload, taken in once and in one transaction; the main job
 *   <li>{@code quiz}: sessions, grading, the summary of a finished quiz
 *   <li>{@code review}: what a learner remembers of each question, folded from the attempt log
 *   <li>{@code question}: the questions that teachers publish for learners
 *   <li>{@code publish}: the events for the rest of Gyosil
 * </ul>
 */
@NullMarked
package io.gyosil.study;

import org.jspecify.annotations.NullMarked;
