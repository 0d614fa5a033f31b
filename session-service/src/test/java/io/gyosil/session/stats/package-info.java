/** Seeing what goes on. */
@NullMarked
package io.gyosil.session.stats;

import org.jspecify.annotations.NullMarked;
