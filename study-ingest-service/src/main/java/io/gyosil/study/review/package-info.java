/** What a learner remembers of each question: a fold of the attempt log, whatever the order of arrival. */
@NullMarked
package io.gyosil.study.review;

import org.jspecify.annotations.NullMarked;
