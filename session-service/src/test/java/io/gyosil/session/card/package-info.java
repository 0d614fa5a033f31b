/** Problems and cards. */
@NullMarked
package io.gyosil.session.card;

import org.jspecify.annotations.NullMarked;
