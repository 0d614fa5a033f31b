/** Tests of the pages as they are given out. What happens in them is tested in a browser, in {@code system-tests}. */
@NullMarked
package io.gyosil.session.page;

import org.jspecify.annotations.NullMarked;
