/** Part of a small house that breaks every rule; see HouseRulesTest. */
@NullMarked
package io.gyosil.system.broken.ui;

import org.jspecify.annotations.NullMarked;
