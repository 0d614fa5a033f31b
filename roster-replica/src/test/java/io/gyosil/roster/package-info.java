@NullMarked
package io.gyosil.roster;

import org.jspecify.annotations.NullMarked;
