/** How much goes on in live lessons now (seed 001's monitoring queries). */
@NullMarked
package io.gyosil.session.stats;

import org.jspecify.annotations.NullMarked;
