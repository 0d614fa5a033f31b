/**
 * What surrounds a domain in every service; nothing here knows one.
 *
 * <ul>
 *   <li>{@code database}: pools by role, migrations, and the one way to open a transaction
 *   <li>{@code event}: events as JSON and as Kafka records
 *   <li>{@code outbox}: events written with the state, and the relay that sends them
 *   <li>{@code consumer}: events taken exactly once in effect
 *   <li>{@code problem}: every error that leaves a service
 *   <li>{@code security}: who is calling
 *   <li>{@code header}: what every answer says to browsers
 *   <li>{@code connection}: how many connections a replica takes, and how long a request may take to come in
 *   <li>{@code settings}: records with constraints, checked before anything else
 *   <li>{@code shutdown}: how a service ends
 *   <li>{@code metric}: what is counted of every request and process
 *   <li>{@code page}: pages and what belongs to them
 *   <li>{@code repeat}: requests that are sent twice
 *   <li>{@code stats}: what the data takes up, and what is slow in it
 *   <li>{@code trace}: the trace that a request belongs to
 *   <li>{@code web}: request bodies read field by field, and paging
 * </ul>
 */
@NullMarked
package io.gyosil.kit;

import org.jspecify.annotations.NullMarked;
