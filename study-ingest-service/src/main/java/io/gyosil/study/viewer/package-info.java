/** The viewer apps of schools: which tokens are good, kept from the rosters' events, and which apps were seen. */
@NullMarked
package io.gyosil.study.viewer;

import org.jspecify.annotations.NullMarked;
