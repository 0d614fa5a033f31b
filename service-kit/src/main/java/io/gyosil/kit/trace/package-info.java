/** The trace that a request belongs to (W3C Trace Context). */
@NullMarked
package io.gyosil.kit.trace;

import org.jspecify.annotations.NullMarked;
