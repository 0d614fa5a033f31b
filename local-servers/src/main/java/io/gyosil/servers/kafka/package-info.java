/**
 * A real Kafka broker, one node in KRaft mode, as a process of its own: {@code KafkaServer} starts and stops it and
 * makes topics. {@code KafkaBrokerMain}, which is that process, alone knows the broker's internal API.
 */
@NullMarked
package io.gyosil.servers.kafka;

import org.jspecify.annotations.NullMarked;
