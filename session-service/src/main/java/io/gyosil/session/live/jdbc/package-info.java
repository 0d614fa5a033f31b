/** Lessons and participants in PostgreSQL. */
@NullMarked
package io.gyosil.session.live.jdbc;

import org.jspecify.annotations.NullMarked;
