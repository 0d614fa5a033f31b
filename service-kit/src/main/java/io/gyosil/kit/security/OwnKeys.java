package io.gyosil.kit.security;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;

/** The public keys of our own tokens, in the one service that has them at hand and need not ask for them. */
public interface OwnKeys extends JWKSource<SecurityContext> {}
