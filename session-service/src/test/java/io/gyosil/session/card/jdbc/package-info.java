/** Drawing by index. */
@NullMarked
package io.gyosil.session.card.jdbc;

import org.jspecify.annotations.NullMarked;
