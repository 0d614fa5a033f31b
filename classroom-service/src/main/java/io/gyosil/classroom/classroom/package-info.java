/** Classes. */
@NullMarked
package io.gyosil.classroom.classroom;

import org.jspecify.annotations.NullMarked;
