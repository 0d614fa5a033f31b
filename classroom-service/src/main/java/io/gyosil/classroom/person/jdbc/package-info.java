/** Users, teachers and students in the database. */
@NullMarked
package io.gyosil.classroom.person.jdbc;

import org.jspecify.annotations.NullMarked;
