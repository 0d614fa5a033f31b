/**
 * What a service knows of who is who, kept from the classroom service's events, and the rights that follow from it. Who
 * uses it makes its tables by a migration of its own.
 */
@NullMarked
package io.gyosil.roster;

import org.jspecify.annotations.NullMarked;
