/**
 * Where a bench works: a temporary folder, one durable PostgreSQL, one Kafka, the services and the peers' processes, all on
 * free ports. {@code Workplace} ends them all, also when the run is interrupted.
 */
@NullMarked
package io.gyosil.bench.place;

import org.jspecify.annotations.NullMarked;
