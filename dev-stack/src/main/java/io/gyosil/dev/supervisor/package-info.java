/**
 * The process that keeps a stack running: {@code SupervisorMain} is its start, a {@code Keeper} for each {@code Part}
 * starts that part's process again whenever it dies. It outlives the terminal, and stops everything on SIGTERM.
 */
@NullMarked
package io.gyosil.dev.supervisor;

import org.jspecify.annotations.NullMarked;
