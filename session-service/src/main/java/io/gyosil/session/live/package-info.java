/** Lessons begin, are joined, and end. */
@NullMarked
package io.gyosil.session.live;

import org.jspecify.annotations.NullMarked;
