/** See {@code live.card}. */
@NullMarked
package io.gyosil.session.live.card;

import org.jspecify.annotations.NullMarked;
