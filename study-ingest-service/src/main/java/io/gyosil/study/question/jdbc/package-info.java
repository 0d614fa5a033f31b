/** Questions in PostgreSQL. */
@NullMarked
package io.gyosil.study.question.jdbc;

import org.jspecify.annotations.NullMarked;
