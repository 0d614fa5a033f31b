/** Tests of what is kept of lessons. */
@NullMarked
package io.gyosil.session.lesson;

import org.jspecify.annotations.NullMarked;
