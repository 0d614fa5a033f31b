/** Who may act no more though a token of theirs is still good. */
@NullMarked
package io.gyosil.classroom.lockout;

import org.jspecify.annotations.NullMarked;
