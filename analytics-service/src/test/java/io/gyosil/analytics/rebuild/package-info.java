@NullMarked
package io.gyosil.analytics.rebuild;

import org.jspecify.annotations.NullMarked;
