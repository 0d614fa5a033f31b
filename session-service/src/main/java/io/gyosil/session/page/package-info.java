/** The pages of live lessons: {@code /live} for the teacher, {@code /join} for pupils. */
@NullMarked
package io.gyosil.session.page;

import org.jspecify.annotations.NullMarked;
