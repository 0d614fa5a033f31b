/** A service without a domain, to try the kit on; these classes stay in this module. */
@NullMarked
package io.gyosil.kit.trial;

import org.jspecify.annotations.NullMarked;
