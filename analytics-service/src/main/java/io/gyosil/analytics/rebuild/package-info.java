/** Computes all features anew from the facts and compares them with those that are served. */
@NullMarked
package io.gyosil.analytics.rebuild;

import org.jspecify.annotations.NullMarked;
