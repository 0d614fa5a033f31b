/**
 * A durable PostgreSQL and a Kafka broker on this machine, without Docker and as any user: what the dev stack runs on, and
 * what tests start.
 */
@NullMarked
package io.gyosil.servers;

import org.jspecify.annotations.NullMarked;
