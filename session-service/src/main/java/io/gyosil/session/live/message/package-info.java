/** What is said in lessons, and what teachers decide on it. */
@NullMarked
package io.gyosil.session.live.message;

import org.jspecify.annotations.NullMarked;
