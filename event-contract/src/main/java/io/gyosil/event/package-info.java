/**
 * The events that Gyosil's services send each other: one record per event, its JSON Schema in {@code schema/} and a
 * golden sample in {@code sample/} beside this package, both named like the event's type.
 *
 * <p>Changes are additive only: a consumer ignores fields and types that it does not know, and a breaking change is a
 * new {@code .v2}. On the wire names are snake_case and times are RFC 3339 in UTC. This module knows the JDK alone.
 */
@NullMarked
package io.gyosil.event;

import org.jspecify.annotations.NullMarked;
