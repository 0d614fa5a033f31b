/** The service's events, from its domain to the contract, and what its hubs read of them. */
@NullMarked
package io.gyosil.session.publish;

import org.jspecify.annotations.NullMarked;
