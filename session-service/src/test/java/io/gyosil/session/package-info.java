/** The session service, on a real PostgreSQL and a real Kafka. */
@NullMarked
package io.gyosil.session;

import org.jspecify.annotations.NullMarked;
