/** Lessons in the register of all sessions. */
@NullMarked
package io.gyosil.session.live.jdbc;

import org.jspecify.annotations.NullMarked;
