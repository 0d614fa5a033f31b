/** Classes in the database. */
@NullMarked
package io.gyosil.classroom.classroom.jdbc;

import org.jspecify.annotations.NullMarked;
