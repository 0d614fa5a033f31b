@NullMarked
package io.gyosil.study.viewer;

import org.jspecify.annotations.NullMarked;
