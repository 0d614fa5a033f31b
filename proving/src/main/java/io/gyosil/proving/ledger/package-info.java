/** What clients sent and what they were answered, by their own account, and what a comparison with it found. */
@NullMarked
package io.gyosil.proving.ledger;

import org.jspecify.annotations.NullMarked;
