/** Part of a small house that breaks every rule; see HouseRulesTest. */
@NullMarked
package io.gyosil.system.broken.study.question;

import org.jspecify.annotations.NullMarked;
