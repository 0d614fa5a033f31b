/** What a service's data takes up and what is slow in it, for the people who run the installation. */
@NullMarked
package io.gyosil.kit.stats;

import org.jspecify.annotations.NullMarked;
