@NullMarked
package io.gyosil.study;

import org.jspecify.annotations.NullMarked;
