/** From where somebody asks. */
@NullMarked
package io.gyosil.session.access;

import org.jspecify.annotations.NullMarked;
