/** The whole of Gyosil on one machine. */
@NullMarked
package io.gyosil.dev;

import org.jspecify.annotations.NullMarked;
