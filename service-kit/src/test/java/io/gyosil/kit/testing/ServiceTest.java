package io.gyosil.kit.testing;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestInstance;

/**
 * A test of a whole service: started once for the class, on the module's PostgreSQL and Kafka (see {@link SharedServers}), on a
 * schema of its own. What it stores is committed, as it is in life.
 */
@MicronautTest(environments = "service", transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface ServiceTest {}
