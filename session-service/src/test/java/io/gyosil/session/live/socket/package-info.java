/** See {@code live.socket}. */
@NullMarked
package io.gyosil.session.live.socket;

import org.jspecify.annotations.NullMarked;
