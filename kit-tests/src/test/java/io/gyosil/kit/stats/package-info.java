/** Tests of what an operator sees of the database. */
@NullMarked
package io.gyosil.kit.stats;

import org.jspecify.annotations.NullMarked;
