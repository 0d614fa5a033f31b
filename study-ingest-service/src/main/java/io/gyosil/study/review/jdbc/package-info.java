/** The attempt log and its folds in PostgreSQL. */
@NullMarked
package io.gyosil.study.review.jdbc;

import org.jspecify.annotations.NullMarked;
