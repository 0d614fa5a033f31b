/** The words in PostgreSQL. */
@NullMarked
package io.gyosil.session.word.jdbc;

import org.jspecify.annotations.NullMarked;
