/** A lesson and who takes part in it, as all that deals with lessons knows them. */
@NullMarked
package io.gyosil.session.lesson;

import org.jspecify.annotations.NullMarked;
