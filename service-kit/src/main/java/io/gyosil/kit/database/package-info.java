/** The former way to open a transaction, for the services that have no repositories yet. */
@NullMarked
package io.gyosil.kit.database;

import org.jspecify.annotations.NullMarked;
