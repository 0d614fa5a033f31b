/**
 * Services in trouble: real processes under the load of {@code proving}, and faults on the way or replicas that come and go.
 * {@code Site} starts the servers, {@code ServiceProcess} is one replica, {@code Readers} reads, {@code Reckoning} is how each
 * scenario ends, and {@code Collector} takes what they trace.
 */
@NullMarked
package io.gyosil.system.trouble;

import org.jspecify.annotations.NullMarked;
