/** Part of a small house that breaks every rule; see HouseRulesTest. */
@NullMarked
package io.gyosil.system.broken.models;

import org.jspecify.annotations.NullMarked;
