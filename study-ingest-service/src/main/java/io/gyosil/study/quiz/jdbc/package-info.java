/** Quiz sessions in PostgreSQL. */
@NullMarked
package io.gyosil.study.quiz.jdbc;

import org.jspecify.annotations.NullMarked;
