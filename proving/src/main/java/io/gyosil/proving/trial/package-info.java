/** A load, its ledger and its oracle put together: uploads, or a lesson, on anything that runs. */
@NullMarked
package io.gyosil.proving.trial;

import org.jspecify.annotations.NullMarked;
