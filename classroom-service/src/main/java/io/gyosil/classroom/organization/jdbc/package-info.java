/** Organizations in the database. */
@NullMarked
package io.gyosil.classroom.organization.jdbc;

import org.jspecify.annotations.NullMarked;
