/** Finding sessions by index. */
@NullMarked
package io.gyosil.session.register.jdbc;

import org.jspecify.annotations.NullMarked;
