/** Finding words in disguise. */
@NullMarked
package io.gyosil.session.word;

import org.jspecify.annotations.NullMarked;
