/** How changes are published, seen from the features that make them. */
@NullMarked
package io.gyosil.classroom.change;

import org.jspecify.annotations.NullMarked;
