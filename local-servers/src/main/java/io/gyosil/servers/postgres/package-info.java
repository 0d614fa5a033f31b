/**
 * A real, durable PostgreSQL 17 from the binaries of a Maven artifact: {@code PostgresServer} starts and stops it,
 * {@code Bootstrap} prepares database, roles and schemas of the services. Everything else here is how.
 */
@NullMarked
package io.gyosil.servers.postgres;

import org.jspecify.annotations.NullMarked;
