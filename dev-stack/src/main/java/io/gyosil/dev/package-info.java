/**
 * The whole of Gyosil on one machine, without Docker and as any user.
 *
 * <ul>
 *   <li>{@code cli}: the commands of {@code ./gyosil}
 *   <li>{@code stack}: what belongs to a stack, the supervisor that keeps it running, its state on disk
 *   <li>{@code postgres}, {@code kafka}: a durable PostgreSQL and a one-node Kafka, also for the tests of other modules
 *   <li>{@code entrance}: the one address in front of the services
 *   <li>{@code identity}: keys and tokens, as long as no classroom service issues them
 *   <li>{@code chaos}: kills of a stack under load, and the account of every upload
 *   <li>{@code machine}: ports, processes, files and logs of the machine below
 * </ul>
 */
@NullMarked
package io.gyosil.dev;

import org.jspecify.annotations.NullMarked;
