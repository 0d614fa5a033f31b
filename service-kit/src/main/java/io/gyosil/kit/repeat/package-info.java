/** Requests that may come twice: the second gets the first one's answer. */
@NullMarked
package io.gyosil.kit.repeat;

import org.jspecify.annotations.NullMarked;
