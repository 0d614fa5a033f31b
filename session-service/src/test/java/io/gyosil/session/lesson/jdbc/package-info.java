/** Finding lessons and messages by index. */
@NullMarked
package io.gyosil.session.lesson.jdbc;

import org.jspecify.annotations.NullMarked;
