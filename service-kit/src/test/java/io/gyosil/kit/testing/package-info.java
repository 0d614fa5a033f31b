/** What integration tests of all services stand on: a real PostgreSQL, a real Kafka broker, tokens, and HTTP. */
@NullMarked
package io.gyosil.kit.testing;

import org.jspecify.annotations.NullMarked;
