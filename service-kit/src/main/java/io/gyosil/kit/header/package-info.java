/** The headers by which browsers keep an answer to themselves: what may be loaded, framed, kept and passed on. */
@NullMarked
package io.gyosil.kit.header;

import org.jspecify.annotations.NullMarked;
