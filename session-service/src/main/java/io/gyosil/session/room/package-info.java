/** What happens in a lesson, in one order for everyone: messages, and what a teacher decides on them. */
@NullMarked
package io.gyosil.session.room;

import org.jspecify.annotations.NullMarked;
