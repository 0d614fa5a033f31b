/** Work that is too long for a request: done in steps, resumed where it was left, one at a time of a kind in an organization. */
@NullMarked
package io.gyosil.kit.job;

import org.jspecify.annotations.NullMarked;
