/**
 * Classical test theory: what the counts of answers say of items.
 *
 * <ul>
 *   <li>{@link io.gyosil.models.classical.ItemStatistics}: facility, discrimination, the correlation with the rest; alpha of a test.
 *   <li>{@link io.gyosil.models.classical.Distractors}: who chose what, and whether the key is likely wrong.
 * </ul>
 */
@NullMarked
package io.gyosil.models.classical;

import org.jspecify.annotations.NullMarked;
