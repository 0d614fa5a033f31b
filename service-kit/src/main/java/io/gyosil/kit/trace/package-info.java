/**
 * The trace that work belongs to (W3C Trace Context), from a request through its transaction, the outbox and Kafka to
 * the consumers of its events; and the spans of it, for a collector if there is one.
 */
@NullMarked
package io.gyosil.kit.trace;

import org.jspecify.annotations.NullMarked;
