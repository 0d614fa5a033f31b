/**
 * The demo school: ninety pupils, thirty-two topics and four weeks of uploads, made up but always the same for the same
 * seed and last day, and sent through the public endpoints.
 *
 * <p>{@link io.gyosil.demo.school.DemoSchool} is the whole as data. Questions come from {@code ItemBank} (mathematics by
 * templates that compute the right answer, the other subjects from the CSV files beside the classes), pupils from
 * {@code SchoolRoll}, their evenings from {@code PupilStudy}, {@code StudySession} and {@code Responding} (a Rasch model
 * with growth and practice). {@link io.gyosil.demo.school.DemoLoader} sends it.
 */
@NullMarked
package io.gyosil.demo.school;

import org.jspecify.annotations.NullMarked;
