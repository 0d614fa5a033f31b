/** PostgreSQL and Kafka as the stack starts them; these tests take too long for a module that all others wait for. */
@NullMarked
package io.gyosil.dev.servers;

import org.jspecify.annotations.NullMarked;
