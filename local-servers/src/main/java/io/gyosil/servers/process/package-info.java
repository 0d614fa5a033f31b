/**
 * The machine below the stack: which ports are free and who holds them, which process is which, files that only their
 * owner reads, the end of a log.
 */
@NullMarked
package io.gyosil.servers.process;

import org.jspecify.annotations.NullMarked;
