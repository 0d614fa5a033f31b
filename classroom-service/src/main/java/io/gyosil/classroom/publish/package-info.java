/** The service's events, from its domain to the contract. */
@NullMarked
package io.gyosil.classroom.publish;

import org.jspecify.annotations.NullMarked;
