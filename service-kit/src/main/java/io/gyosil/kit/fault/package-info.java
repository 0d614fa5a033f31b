/**
 * Places on the way of an event at which a test lets the process die: {@code FaultPoint} names them, {@code FaultPoints}
 * is asked wherever one is. Off unless the configuration names one and says that this is a test.
 */
@NullMarked
package io.gyosil.kit.fault;

import org.jspecify.annotations.NullMarked;
