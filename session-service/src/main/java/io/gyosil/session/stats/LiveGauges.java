package io.gyosil.session.stats;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks every 15 s what goes on, however often the metrics are fetched. Every replica shows the same: take the maximum. */
@Singleton
class LiveGauges {

    private static final Logger LOG = LoggerFactory.getLogger(LiveGauges.class);

    private final CountLive count;
    private final Clock clock;
    private final AtomicLong active = new AtomicLong();
    private final AtomicLong messages = new AtomicLong();

    LiveGauges(CountLive count, Clock clock, MeterRegistry meters) {
        this.count = count;
        this.clock = clock;
        Gauge.builder("gyosil.live.sessions.active", active::get)
                .description("Lessons that go on, in all organizations")
                .register(meters);
        Gauge.builder("gyosil.live.messages.minute", messages::get)
                .description("Messages written in the last 60 seconds, in all organizations")
                .register(meters);
    }

    @Scheduled(initialDelay = "1s", fixedDelay = "${gyosil.live.gauges-every:15s}")
    void refresh() {
        try {
            CountLive.Counts counts = count.at(clock.instant());
            active.set(counts.lessons());
            messages.set(counts.messages());
        } catch (RuntimeException e) {
            LOG.warn("what goes on could not be counted: {}", e.toString());
        }
    }
}
