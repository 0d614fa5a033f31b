/** Removing what is old, by a clock of the test's. */
@NullMarked
package io.gyosil.session.retention;

import org.jspecify.annotations.NullMarked;
