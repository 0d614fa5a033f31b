@NullMarked
package io.gyosil.study.question;

import org.jspecify.annotations.NullMarked;
