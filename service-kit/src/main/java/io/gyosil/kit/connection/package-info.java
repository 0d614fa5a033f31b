/** How much of a service somebody outside can take up, connections and time to send a request, and how a connection ends. */
@NullMarked
package io.gyosil.kit.connection;

import org.jspecify.annotations.NullMarked;
