/** See {@code live}. */
@NullMarked
package io.gyosil.session.live;

import org.jspecify.annotations.NullMarked;
