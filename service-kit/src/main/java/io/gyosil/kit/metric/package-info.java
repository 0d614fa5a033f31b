/** What every service measures of itself: its requests, its memory, and which build it is. */
@NullMarked
package io.gyosil.kit.metric;

import org.jspecify.annotations.NullMarked;
