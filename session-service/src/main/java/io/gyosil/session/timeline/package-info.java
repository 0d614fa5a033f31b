/** The one order of what happens in a lesson. */
@NullMarked
package io.gyosil.session.timeline;

import org.jspecify.annotations.NullMarked;
