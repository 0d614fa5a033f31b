/** Scenarios of devices in a lesson. */
@NullMarked
package io.gyosil.dev.live;

import org.jspecify.annotations.NullMarked;
