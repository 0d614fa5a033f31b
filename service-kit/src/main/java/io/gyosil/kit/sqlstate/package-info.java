/** What the database's own codes say of a failure. */
@NullMarked
package io.gyosil.kit.sqlstate;

import org.jspecify.annotations.NullMarked;
