/** Spaced repetition by FSRS-6. */
@NullMarked
package io.gyosil.models.fsrs;

import org.jspecify.annotations.NullMarked;
