/** What logging in, guarded rows and rosters cost. */
@NullMarked
package io.gyosil.bench.roster;

import org.jspecify.annotations.NullMarked;
