/** What is kept for how long (seed 001). */
@NullMarked
package io.gyosil.session.retention;

import org.jspecify.annotations.NullMarked;
