/** The PostgreSQL side of rosters: every statement works on many rows of one import and names its organization. */
@NullMarked
package io.gyosil.classroom.roster.jdbc;

import org.jspecify.annotations.NullMarked;
