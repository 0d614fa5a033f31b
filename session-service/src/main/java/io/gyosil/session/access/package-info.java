/** Who may call what. */
@NullMarked
package io.gyosil.session.access;

import org.jspecify.annotations.NullMarked;
