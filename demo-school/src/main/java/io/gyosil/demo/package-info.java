/**
 * Clients of the public API that fill or play something: {@code school} the demo school, {@code live} a lesson,
 * {@code csvimport} answers from a file; {@code client} is how they all send. They know no other module.
 */
@NullMarked
package io.gyosil.demo;

import org.jspecify.annotations.NullMarked;
