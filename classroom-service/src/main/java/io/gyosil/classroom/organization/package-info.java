/** Schools and whatever else has people. */
@NullMarked
package io.gyosil.classroom.organization;

import org.jspecify.annotations.NullMarked;
