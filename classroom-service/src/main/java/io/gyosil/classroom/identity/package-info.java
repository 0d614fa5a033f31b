/** Logging in, access tokens and the keys that sign them. */
@NullMarked
package io.gyosil.classroom.identity;

import org.jspecify.annotations.NullMarked;
