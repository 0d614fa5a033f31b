/** See {@code live.lesson}. */
@NullMarked
package io.gyosil.session.live.lesson;

import org.jspecify.annotations.NullMarked;
