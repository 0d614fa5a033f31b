/** Scenarios of devices in a lesson. */
@NullMarked
package io.gyosil.demo.live;

import org.jspecify.annotations.NullMarked;
