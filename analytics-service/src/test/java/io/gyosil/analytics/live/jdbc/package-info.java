/** How the pulse of live lessons is read. */
@NullMarked
package io.gyosil.analytics.live.jdbc;

import org.jspecify.annotations.NullMarked;
