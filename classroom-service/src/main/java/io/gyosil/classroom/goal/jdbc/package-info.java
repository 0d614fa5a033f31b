/** Interests and goals in the database. */
@NullMarked
package io.gyosil.classroom.goal.jdbc;

import org.jspecify.annotations.NullMarked;
