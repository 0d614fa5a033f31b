/** Scenarios of the pulse of live lessons. */
@NullMarked
package io.gyosil.analytics.live;

import org.jspecify.annotations.NullMarked;
