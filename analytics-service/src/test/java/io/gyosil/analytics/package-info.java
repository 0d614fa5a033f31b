@NullMarked
package io.gyosil.analytics;

import org.jspecify.annotations.NullMarked;
