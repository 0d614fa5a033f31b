/** The events for the rest of Gyosil: the only place that knows both our domain and the event contract. */
@NullMarked
package io.gyosil.study.publish;

import org.jspecify.annotations.NullMarked;
