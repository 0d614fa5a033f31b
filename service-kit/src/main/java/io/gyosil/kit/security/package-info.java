/** Who is calling: access tokens verified by the issuer's published keys. */
@NullMarked
package io.gyosil.kit.security;

import org.jspecify.annotations.NullMarked;
