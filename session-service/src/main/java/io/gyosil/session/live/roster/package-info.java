/** What becomes of lessons when the roster changes. */
@NullMarked
package io.gyosil.session.live.roster;

import org.jspecify.annotations.NullMarked;
