/** What the rest of Gyosil is told. */
@NullMarked
package io.gyosil.classroom.publish;

import org.jspecify.annotations.NullMarked;
