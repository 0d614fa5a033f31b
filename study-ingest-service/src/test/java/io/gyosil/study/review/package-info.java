@NullMarked
package io.gyosil.study.review;

import org.jspecify.annotations.NullMarked;
