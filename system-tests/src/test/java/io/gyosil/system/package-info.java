@NullMarked
package io.gyosil.system;

import org.jspecify.annotations.NullMarked;
