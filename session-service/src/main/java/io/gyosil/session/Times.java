package io.gyosil.session;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Clock;

/** The service's clock; tests have another. */
@Factory
class Times {

    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }
}
