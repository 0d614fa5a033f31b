/** Events from Kafka: at-least-once delivery, exactly-once effect. */
@NullMarked
package io.gyosil.kit.consumer;

import org.jspecify.annotations.NullMarked;
