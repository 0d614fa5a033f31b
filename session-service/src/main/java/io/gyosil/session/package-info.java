/**
 * Live lessons, and the register of sessions of every kind.
 *
 * <ul>
 *   <li>{@code register}: every session, as seed 000 has it
 *   <li>{@code live.lesson}: a lesson, who takes part in it, and what happens in it, in one order for everyone
 *   <li>{@code live.join}: codes, and those who join with them
 *   <li>{@code live.message}: messages, and what a teacher decides on them
 *   <li>{@code live.card}: exercises, and the cards on which they are shown and answered
 *   <li>{@code live.socket}: the sockets on which it is heard
 *   <li>{@code live.roster}: what becomes of lessons when the roster changes
 *   <li>{@code word}: words that hold a message
 *   <li>{@code publish}: the service's events, from its domain to the contract
 *   <li>{@code retention}: what is kept for how long
 *   <li>{@code page}: the pages of teacher and pupils
 * </ul>
 */
@NullMarked
package io.gyosil.session;

import org.jspecify.annotations.NullMarked;
