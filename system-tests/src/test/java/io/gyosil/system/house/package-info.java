/** The rules of the house, checked over the whole tree. */
@NullMarked
package io.gyosil.system.house;

import org.jspecify.annotations.NullMarked;
