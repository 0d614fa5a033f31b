/** The monitoring queries in PostgreSQL. */
@NullMarked
package io.gyosil.session.stats.jdbc;

import org.jspecify.annotations.NullMarked;
