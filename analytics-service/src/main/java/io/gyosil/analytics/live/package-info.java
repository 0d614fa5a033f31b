/** Facts of live lessons from events, and the pulse of a lesson read from them. */
@NullMarked
package io.gyosil.analytics.live;

import org.jspecify.annotations.NullMarked;
