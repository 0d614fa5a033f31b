/**
 * Load over HTTP, as light as it can be, for it shares the processors with what it measures: requests are bytes that were
 * made before, one thread and one kept-alive socket for each connection. {@code ClosedLoop} sends the next request when
 * the answer is there; {@code OpenLoop} sends when the schedule says so.
 */
@NullMarked
package io.gyosil.bench.load;

import org.jspecify.annotations.NullMarked;
