/** What happened, in PostgreSQL. */
@NullMarked
package io.gyosil.session.room.jdbc;

import org.jspecify.annotations.NullMarked;
