/** Questions, published for one learner each. */
@NullMarked
package io.gyosil.study.question;

import org.jspecify.annotations.NullMarked;
