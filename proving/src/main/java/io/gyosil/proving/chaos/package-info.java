/** Kills parts of a stack during trials, and reports what came of each kill. */
@NullMarked
package io.gyosil.proving.chaos;

import org.jspecify.annotations.NullMarked;
