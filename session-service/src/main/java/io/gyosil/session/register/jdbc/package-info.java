/** The register in PostgreSQL. */
@NullMarked
package io.gyosil.session.register.jdbc;

import org.jspecify.annotations.NullMarked;
