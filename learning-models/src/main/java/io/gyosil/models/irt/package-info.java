/**
 * Item response theory: how likely an answer is, given an ability and an item.
 *
 * <ul>
 *   <li>{@link io.gyosil.models.irt.ThreeParameterLogistic} has the formulas.
 *   <li>{@link io.gyosil.models.irt.Item} and {@link io.gyosil.models.irt.ItemBank} are items and their curves.
 *   <li>{@link io.gyosil.models.irt.Responses} are one person's answers: their likelihood and its derivatives.
 * </ul>
 *
 * <p>D = 1 throughout: the scale is logistic, not that of the normal ogive.
 */
@NullMarked
package io.gyosil.models.irt;

import org.jspecify.annotations.NullMarked;
