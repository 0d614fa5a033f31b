/** The commands of {@code ./gyosil}: {@code Gyosil} is the program, and each command is a class of that name. */
@NullMarked
package io.gyosil.dev.cli;

import org.jspecify.annotations.NullMarked;
