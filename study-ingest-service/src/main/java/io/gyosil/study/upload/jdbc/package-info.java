/** Uploads in PostgreSQL. */
@NullMarked
package io.gyosil.study.upload.jdbc;

import org.jspecify.annotations.NullMarked;
