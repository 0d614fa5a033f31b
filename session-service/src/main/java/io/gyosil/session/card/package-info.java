/** Problems, and the cards on which they are shown and answered. */
@NullMarked
package io.gyosil.session.card;

import org.jspecify.annotations.NullMarked;
