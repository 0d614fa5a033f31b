/** Who is there, in PostgreSQL. */
@NullMarked
package io.gyosil.session.hub.jdbc;

import org.jspecify.annotations.NullMarked;
