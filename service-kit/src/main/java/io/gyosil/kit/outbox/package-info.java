/** Events written in the same transaction as the state they describe, and the relay that sends them to Kafka. */
@NullMarked
package io.gyosil.kit.outbox;

import org.jspecify.annotations.NullMarked;
