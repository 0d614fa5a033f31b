/** Facts from events, and the daily features computed from them; no counter is ever incremented. */
@NullMarked
package io.gyosil.analytics.feature;

import org.jspecify.annotations.NullMarked;
