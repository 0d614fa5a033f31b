/**
 * Adaptive tests: which item comes next, and when it is enough.
 *
 * <ul>
 *   <li>{@link io.gyosil.models.cat.ItemSelector} chooses: by {@link io.gyosil.models.cat.Criterion}, {@link io.gyosil.models.cat.ContentShares},
 *       {@link io.gyosil.models.cat.Exposure} and {@link io.gyosil.models.cat.Stratification}. A {@link io.gyosil.models.cat.Selection} says why.
 *   <li>{@link io.gyosil.models.cat.StoppingRule} ends it, with a {@link io.gyosil.models.cat.StopReason}.
 *   <li>{@link io.gyosil.models.cat.Levels} are what an ability is called.
 * </ul>
 */
@NullMarked
package io.gyosil.models.cat;

import org.jspecify.annotations.NullMarked;
