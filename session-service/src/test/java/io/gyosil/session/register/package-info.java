/** The register of sessions. */
@NullMarked
package io.gyosil.session.register;

import org.jspecify.annotations.NullMarked;
