/** See {@code room}. */
@NullMarked
package io.gyosil.session.room;

import org.jspecify.annotations.NullMarked;
