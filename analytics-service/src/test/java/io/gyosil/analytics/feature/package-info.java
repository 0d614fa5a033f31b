@NullMarked
package io.gyosil.analytics.feature;

import org.jspecify.annotations.NullMarked;
