/** Quiz sessions: grading by one rule, and the summary of a finished quiz. */
@NullMarked
package io.gyosil.study.quiz;

import org.jspecify.annotations.NullMarked;
