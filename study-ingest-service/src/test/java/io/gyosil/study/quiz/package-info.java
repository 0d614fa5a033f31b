@NullMarked
package io.gyosil.study.quiz;

import org.jspecify.annotations.NullMarked;
