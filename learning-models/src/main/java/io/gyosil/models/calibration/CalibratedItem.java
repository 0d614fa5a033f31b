package io.gyosil.models.calibration;

import io.gyosil.models.irt.Item;

/**
 * An item as the answers show it.
 *
 * @param item its parameters
 * @param errorA standard error of a; 0 when it is fixed
 * @param errorB standard error of b; 0 when it is fixed
 * @param errorC standard error of c; 0 when it is fixed or not estimated
 * @param answers how many there are
 */
public record CalibratedItem(Item item, double errorA, double errorB, double errorC, int answers) {}
