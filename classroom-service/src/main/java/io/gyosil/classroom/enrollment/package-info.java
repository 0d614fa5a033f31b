/** Who is in which class. */
@NullMarked
package io.gyosil.classroom.enrollment;

import org.jspecify.annotations.NullMarked;
