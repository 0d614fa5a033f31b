@NullMarked
package io.gyosil.analytics.feature.jdbc;

import org.jspecify.annotations.NullMarked;
