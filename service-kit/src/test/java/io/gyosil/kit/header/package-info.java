@NullMarked
package io.gyosil.kit.header;

import org.jspecify.annotations.NullMarked;
