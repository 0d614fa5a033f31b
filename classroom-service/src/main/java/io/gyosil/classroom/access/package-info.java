/** Who may call what, and whose records a caller finds. */
@NullMarked
package io.gyosil.classroom.access;

import org.jspecify.annotations.NullMarked;
