/** The steps in which an import is applied and taken back: each statement works on many rows and names their organization. */
@NullMarked
package io.gyosil.classroom.roster.step;

import org.jspecify.annotations.NullMarked;
