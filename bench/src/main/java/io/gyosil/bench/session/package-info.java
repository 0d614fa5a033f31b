/** What looking a lesson's code up costs, and reaching all sockets of a lesson. */
@NullMarked
package io.gyosil.bench.session;

import org.jspecify.annotations.NullMarked;
