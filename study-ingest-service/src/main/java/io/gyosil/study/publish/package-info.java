/** What the rest of Gyosil is told: the only place that knows both our domain and the event contract. */
@NullMarked
package io.gyosil.study.publish;

import org.jspecify.annotations.NullMarked;
