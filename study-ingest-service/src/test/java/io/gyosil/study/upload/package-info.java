@NullMarked
package io.gyosil.study.upload;

import org.jspecify.annotations.NullMarked;
