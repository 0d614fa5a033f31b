/** Bodies of requests as records: read strictly and checked, with everything that is wrong said at once. */
@NullMarked
package io.gyosil.kit.request;

import org.jspecify.annotations.NullMarked;
