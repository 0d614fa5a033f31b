/**
 * The bench {@code fsrs}: our FSRS-6 against ts-fsrs, the reference, under node. Both play the same histories and end in the
 * same states, or no figure is believed.
 */
@NullMarked
package io.gyosil.bench.fsrs;

import org.jspecify.annotations.NullMarked;
