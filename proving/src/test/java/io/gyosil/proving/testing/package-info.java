/** The stack on which system tests and delivery tests run, and its services alone. */
@NullMarked
package io.gyosil.proving.testing;

import org.jspecify.annotations.NullMarked;
