/** Removing old rows in PostgreSQL. */
@NullMarked
package io.gyosil.session.retention.jdbc;

import org.jspecify.annotations.NullMarked;
