@NullMarked
package io.gyosil.classroom.roster;

import org.jspecify.annotations.NullMarked;
