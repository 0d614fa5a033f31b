/** Events as JSON and as Kafka records (CloudEvents 1.0, binary mode). */
@NullMarked
package io.gyosil.kit.event;

import org.jspecify.annotations.NullMarked;
