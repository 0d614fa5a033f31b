/** Who is who on a development machine: {@code DevKeys} signs tokens as long as no service of the stack does. */
@NullMarked
package io.gyosil.dev.identity;

import org.jspecify.annotations.NullMarked;
