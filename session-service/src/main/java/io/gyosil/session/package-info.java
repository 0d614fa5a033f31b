/**
 * Live lessons, and the register of sessions of every kind.
 *
 * <ul>
 *   <li>{@code register}: every session, as seed 000 has it
 *   <li>{@code lesson}: a lesson and who takes part in it
 *   <li>{@code timeline}: what happens in a lesson, in one order for everyone
 *   <li>{@code live}: lessons begin, are joined by their codes, and end
 *   <li>{@code room}: messages, and what a teacher decides on them
 *   <li>{@code word}: words that hold a message
 *   <li>{@code hub}: the sockets on which it is heard
 *   <li>{@code card}: problems, and the cards on which they are shown and answered
 *   <li>{@code retention}: what is kept for how long
 *   <li>{@code page}: the pages of teacher and pupils
 *   <li>{@code access}: from where somebody asks
 * </ul>
 */
@NullMarked
package io.gyosil.session;

import org.jspecify.annotations.NullMarked;
