/** PostgreSQL: pools by role, migrations, and the one way to open a transaction. */
@NullMarked
package io.gyosil.kit.database;

import org.jspecify.annotations.NullMarked;
