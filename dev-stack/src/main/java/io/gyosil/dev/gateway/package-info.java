/**
 * The one address in front of the services, a process of its own: {@code EntranceMain} is its start, {@code Entrance}
 * the reverse proxy, {@code ReplicaWatch} which replicas take requests, {@code RoutingTable} who gets which path, {@code DemoLogins} who of the demo school can log in.
 */
@NullMarked
package io.gyosil.dev.gateway;

import org.jspecify.annotations.NullMarked;
