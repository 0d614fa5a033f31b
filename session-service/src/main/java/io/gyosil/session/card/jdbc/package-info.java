/** Problems and cards in PostgreSQL. */
@NullMarked
package io.gyosil.session.card.jdbc;

import org.jspecify.annotations.NullMarked;
