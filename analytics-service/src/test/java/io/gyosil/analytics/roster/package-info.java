@NullMarked
package io.gyosil.analytics.roster;

import org.jspecify.annotations.NullMarked;
