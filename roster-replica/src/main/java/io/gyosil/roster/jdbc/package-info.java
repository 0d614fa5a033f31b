/** The replica in PostgreSQL. */
@NullMarked
package io.gyosil.roster.jdbc;

import org.jspecify.annotations.NullMarked;
