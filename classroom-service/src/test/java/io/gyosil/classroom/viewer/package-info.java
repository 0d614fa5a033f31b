@NullMarked
package io.gyosil.classroom.viewer;

import org.jspecify.annotations.NullMarked;
