/** {@code ./gyosil chaos}. */
@NullMarked
package io.gyosil.proving.cli;

import org.jspecify.annotations.NullMarked;
