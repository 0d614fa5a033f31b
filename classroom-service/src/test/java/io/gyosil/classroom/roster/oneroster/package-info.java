@NullMarked
package io.gyosil.classroom.roster.oneroster;

import org.jspecify.annotations.NullMarked;
