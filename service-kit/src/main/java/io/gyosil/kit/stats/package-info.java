/** What a service's data takes up and what is slow in it, for whoever runs the installation. */
@NullMarked
package io.gyosil.kit.stats;

import org.jspecify.annotations.NullMarked;
