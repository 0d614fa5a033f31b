/** A viewer's upload: gate, reading, and the one transaction that takes it in. */
@NullMarked
package io.gyosil.study.upload;

import org.jspecify.annotations.NullMarked;
