/** The pages for logging in and for rosters. */
@NullMarked
package io.gyosil.classroom.page;

import org.jspecify.annotations.NullMarked;
