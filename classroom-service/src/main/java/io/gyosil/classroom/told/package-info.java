/** How changes are told, seen from those who make them. */
@NullMarked
package io.gyosil.classroom.told;

import org.jspecify.annotations.NullMarked;
