/** Who may call what: every route of every service by everybody. */
@NullMarked
package io.gyosil.system.access;

import org.jspecify.annotations.NullMarked;
