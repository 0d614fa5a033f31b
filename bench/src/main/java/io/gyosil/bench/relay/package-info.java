/**
 * The bench {@code relay}: how fast the real relay of the real study-ingest-service empties a full outbox, against the two
 * things it cannot be faster than, and how long an event needs from its commit to a consumer while half of that flows.
 */
@NullMarked
package io.gyosil.bench.relay;

import org.jspecify.annotations.NullMarked;
