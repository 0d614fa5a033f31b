/** Exercises, and the cards on which they are shown and answered. */
@NullMarked
package io.gyosil.session.live.card;

import org.jspecify.annotations.NullMarked;
