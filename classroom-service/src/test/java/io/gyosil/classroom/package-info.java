@NullMarked
package io.gyosil.classroom;

import org.jspecify.annotations.NullMarked;
