@NullMarked
package io.gyosil.classroom.lockout;

import org.jspecify.annotations.NullMarked;
