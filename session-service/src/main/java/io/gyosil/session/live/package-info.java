/** Live lessons: their codes, and who takes part. */
@NullMarked
package io.gyosil.session.live;

import org.jspecify.annotations.NullMarked;
