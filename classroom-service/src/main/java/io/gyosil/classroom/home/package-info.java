/** Where everybody begins, and what developers begin with. */
@NullMarked
package io.gyosil.classroom.home;

import org.jspecify.annotations.NullMarked;
