/**
 * Rosters of other systems. A file is read into {@code roster_row} and compared with what is here; nothing else changes
 * until the difference is applied, and what was applied can be taken back.
 */
@NullMarked
package io.gyosil.classroom.roster;

import org.jspecify.annotations.NullMarked;
