/** What pages are made of: a template with its texts in two languages, and the styles and scripts beside it. */
@NullMarked
package io.gyosil.kit.page;

import org.jspecify.annotations.NullMarked;
