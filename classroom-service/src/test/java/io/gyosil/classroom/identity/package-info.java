@NullMarked
package io.gyosil.classroom.identity;

import org.jspecify.annotations.NullMarked;
