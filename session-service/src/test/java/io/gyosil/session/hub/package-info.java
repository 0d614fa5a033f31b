/** See {@code hub}. */
@NullMarked
package io.gyosil.session.hub;

import org.jspecify.annotations.NullMarked;
