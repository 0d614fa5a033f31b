/**
 * Services in trouble: real processes, a load from a client that keeps its own ledger, and faults on the way or replicas
 * that come and go. {@code Site} starts the servers, {@code Replica} is one service process, {@code Ledger} remembers what
 * was sent and answered, {@code Load} sends, {@code Readers} reads, {@code Reckoning} compares all that is kept with the ledger,
 * and {@code Collector} takes what they trace.
 */
@NullMarked
package io.gyosil.system.trouble;

import org.jspecify.annotations.NullMarked;
