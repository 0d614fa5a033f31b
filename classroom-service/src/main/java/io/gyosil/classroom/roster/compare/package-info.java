/** Holds the rows of an import against each other and against what is here, many rows with each statement. */
@NullMarked
package io.gyosil.classroom.roster.compare;

import org.jspecify.annotations.NullMarked;
