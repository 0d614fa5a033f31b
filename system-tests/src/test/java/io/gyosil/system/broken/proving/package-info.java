/** Part of a small house that breaks every rule; see HouseRulesTest. */
@NullMarked
package io.gyosil.system.broken.proving;

import org.jspecify.annotations.NullMarked;
