/** The doors of lessons: codes, and those who join with them. */
@NullMarked
package io.gyosil.session.live.join;

import org.jspecify.annotations.NullMarked;
