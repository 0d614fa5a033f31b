/**
 * The bench {@code footprint}: how long the built stack needs until it serves, and how much memory its processes hold, at rest
 * and after uploads.
 */
@NullMarked
package io.gyosil.bench.footprint;

import org.jspecify.annotations.NullMarked;
