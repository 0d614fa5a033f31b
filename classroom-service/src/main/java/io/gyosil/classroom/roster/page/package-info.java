/** The page on which an admin imports rosters, and the files that pages are made of. */
@NullMarked
package io.gyosil.classroom.roster.page;

import org.jspecify.annotations.NullMarked;
