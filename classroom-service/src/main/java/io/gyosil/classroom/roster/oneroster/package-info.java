/** OneRoster 1.1 and 1.2 CSV as 1EdTech specifies it, read and written. */
@NullMarked
package io.gyosil.classroom.roster.oneroster;

import org.jspecify.annotations.NullMarked;
