/** The register of sessions of every kind (seed 000). */
@NullMarked
package io.gyosil.session.register;

import org.jspecify.annotations.NullMarked;
