/**
 * How a service ends: {@code Shutdown} is the order of it, {@code Stopping} says so to those who send it
 * requests.
 */
@NullMarked
package io.gyosil.kit.shutdown;

import org.jspecify.annotations.NullMarked;
