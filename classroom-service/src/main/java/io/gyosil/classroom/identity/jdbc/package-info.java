/** Accounts, keys and refresh tokens in the database. */
@NullMarked
package io.gyosil.classroom.identity.jdbc;

import org.jspecify.annotations.NullMarked;
