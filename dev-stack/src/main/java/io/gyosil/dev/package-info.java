/**
 * The whole of Gyosil on one machine, without Docker and as any user.
 *
 * <ul>
 *   <li>{@code cli}: the commands of {@code ./gyosil}
 *   <li>{@code stack}: what belongs to a stack, the supervisor that keeps it running, its state on disk
 *   <li>{@code supervisor}: starts the parts and restarts what dies
 *   <li>{@code gateway}: the one address in front of the services
 * </ul>
 */
@NullMarked
package io.gyosil.dev;

import org.jspecify.annotations.NullMarked;
