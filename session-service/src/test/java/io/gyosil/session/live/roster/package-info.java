/** See {@code live.roster}. */
@NullMarked
package io.gyosil.session.live.roster;

import org.jspecify.annotations.NullMarked;
