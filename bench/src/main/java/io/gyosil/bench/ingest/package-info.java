/**
 * The benches {@code ingest} and {@code resend}: uploads of 20 attempts with their whole transaction.
 *
 * <ul>
 *   <li>{@code School}, {@code Uploads}: what is sent; always the same
 *   <li>{@code StudyDatabase}: one contestant's database, its beginning and the hash of its end
 *   <li>{@code Ground}: how the databases come to be, with the service's own migrations
 *   <li>{@code HttpIngest}: a contestant that is a server, ours or a peer; {@code PgbenchLimit}: the limit
 *   <li>{@code Conformance}: the calls that all servers must answer alike
 * </ul>
 */
@NullMarked
package io.gyosil.bench.ingest;

import org.jspecify.annotations.NullMarked;
