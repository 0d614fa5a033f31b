/** What is said in a lesson, and what a teacher decides on it. */
@NullMarked
package io.gyosil.session.room;

import org.jspecify.annotations.NullMarked;
