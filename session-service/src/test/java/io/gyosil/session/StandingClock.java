package io.gyosil.session;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** A clock that stands where it is until a test moves it: of a service with the setting {@link #SETTING}. */
public final class StandingClock extends Clock {

    /** True for such a clock. */
    public static final String SETTING = "test.standing-clock";

    private volatile Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);

    private StandingClock() {}

    @Factory
    @Requires(property = SETTING, value = "true")
    static class StandingTimes {

        @Singleton
        @Replaces(bean = Clock.class, factory = Times.class)
        Clock clock() {
            return new StandingClock();
        }
    }

    /** Time goes by. */
    public synchronized void forward(Duration time) {
        now = now.plus(time);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
    }
}
