/**
 * How a service ends: {@code Shutdown} is the order of it, {@code Drained} what has to finish its work first, {@code Readiness}
 * whether it is to be sent requests at all.
 */
@NullMarked
package io.gyosil.kit.shutdown;

import org.jspecify.annotations.NullMarked;
