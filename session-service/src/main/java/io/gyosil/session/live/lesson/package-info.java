/** Lessons and who takes part in them; the one order of what happens in a lesson. */
@NullMarked
package io.gyosil.session.live.lesson;

import org.jspecify.annotations.NullMarked;
