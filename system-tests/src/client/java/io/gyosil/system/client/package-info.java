/** Tests that speak through generated clients alone. */
@NullMarked
package io.gyosil.system.client;

import org.jspecify.annotations.NullMarked;
