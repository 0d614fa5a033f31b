/** See {@code live.join}. */
@NullMarked
package io.gyosil.session.live.join;

import org.jspecify.annotations.NullMarked;
