/** Lessons and participants in PostgreSQL. */
@NullMarked
package io.gyosil.session.lesson.jdbc;

import org.jspecify.annotations.NullMarked;
