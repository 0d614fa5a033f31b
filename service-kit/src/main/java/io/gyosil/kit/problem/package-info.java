/** Every error that leaves a service: RFC 9457 problem details, made in one place. */
@NullMarked
package io.gyosil.kit.problem;

import org.jspecify.annotations.NullMarked;
