package io.gyosil.session.live.join;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Context;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Rings when wrong codes come from everywhere: each address keeps to its ten a minute, and together they search the codes.
 * The gauge {@code gyosil.live.codes.alarm} is 1 while more than the allowed number came within a minute.
 */
@Context
class CodeAlarm {

    private static final Logger LOG = LoggerFactory.getLogger(CodeAlarm.class);
    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final int allowed;
    private final Clock clock;
    private final Counter wrong;
    private final Counter refused;

    /** The last so many wrong ones, the oldest first: when that one is young there were too many. */
    private final Deque<Instant> last = new ArrayDeque<>();

    private Instant lastLogged = Instant.EPOCH;

    CodeAlarm(LiveSettings settings, Clock clock, MeterRegistry meters) {
        this.allowed = settings.codeAlarm();
        this.clock = clock;
        this.wrong = codes(meters, "wrong");
        this.refused = codes(meters, "refused");
        Gauge.builder("gyosil.live.codes.alarm", this, alarm -> alarm.isRinging() ? 1 : 0)
                .description("1 while codes are being guessed from everywhere")
                .register(meters);
    }

    private static Counter codes(MeterRegistry meters, String result) {
        return Counter.builder("gyosil.live.codes")
                .description("Codes that were wrong, and look-ups that were refused before the database was asked")
                .tag("result", result)
                .register(meters);
    }

    synchronized void wrong() {
        wrong.increment();
        Instant now = clock.instant();
        last.addLast(now);
        if (last.size() > allowed) {
            last.removeFirst();
        }
        if (isRinging() && lastLogged.plus(WINDOW).isBefore(now)) {
            lastLogged = now;
            LOG.error("codes are being guessed: {} wrong ones came within a minute", allowed);
        }
    }

    void refused() {
        refused.increment();
    }

    synchronized boolean isRinging() {
        return last.size() == allowed && last.getFirst().plus(WINDOW).isAfter(clock.instant());
    }
}
