/** The words for which an organization wants a message held until a teacher has seen it. */
@NullMarked
package io.gyosil.session.word;

import org.jspecify.annotations.NullMarked;
