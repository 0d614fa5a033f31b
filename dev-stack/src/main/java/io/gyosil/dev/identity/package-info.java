/** The people of a demo stack, who log in like everybody. */
@NullMarked
package io.gyosil.dev.identity;

import org.jspecify.annotations.NullMarked;
