/** Facts of live lessons in PostgreSQL. */
@NullMarked
package io.gyosil.analytics.live.jdbc;

import org.jspecify.annotations.NullMarked;
