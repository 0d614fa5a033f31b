/** Users, and the profiles of those who teach and learn. */
@NullMarked
package io.gyosil.classroom.person;

import org.jspecify.annotations.NullMarked;
