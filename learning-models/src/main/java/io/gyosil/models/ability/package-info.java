/**
 * Estimates of an ability from answers, each with its standard error and the name of the formula that gave it.
 *
 * <ul>
 *   <li>{@link io.gyosil.models.ability.ExpectedAPosteriori}, {@link io.gyosil.models.ability.MaximumAPosteriori}, {@link io.gyosil.models.ability.MaximumLikelihood},
 *       {@link io.gyosil.models.ability.WeightedLikelihood}: the ways; {@link io.gyosil.models.ability.EapAtFirst} begins with the first of them.
 *   <li>{@link io.gyosil.models.ability.Posterior} grows with each answer of an exam that goes on.
 *   <li>{@link io.gyosil.models.ability.Scale} has the bounds and the points, {@link io.gyosil.models.ability.Prior} what is believed before.
 * </ul>
 */
@NullMarked
package io.gyosil.models.ability;

import org.jspecify.annotations.NullMarked;
