/** How much of a service somebody outside can take up: connections, time to send a request, memory for what is sent. */
@NullMarked
package io.gyosil.kit.limit;

import org.jspecify.annotations.NullMarked;
