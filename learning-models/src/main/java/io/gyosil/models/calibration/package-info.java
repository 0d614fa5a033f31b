/**
 * Calibration: the parameters of items from people's answers.
 *
 * <ul>
 *   <li>{@link io.gyosil.models.calibration.Calibration} finds them, with standard errors: start here.
 *   <li>{@link io.gyosil.models.calibration.ItemFit} says how well an item fits them.
 * </ul>
 */
@NullMarked
package io.gyosil.models.calibration;

import org.jspecify.annotations.NullMarked;
