package io.gyosil.kit.fault;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets the process die as by SIGKILL when it reaches the one point that the configuration names. For tests only: a
 * service that is told to die and not that it is in a test does not start. Off, it costs a comparison.
 */
@Context
public final class FaultPoints {

    private static final Logger LOG = LoggerFactory.getLogger(FaultPoints.class);
    private static final String TEST = "test";

    private final @Nullable FaultPoint deadly;
    private final AtomicInteger passes;

    @Inject
    FaultPoints(FaultSettings settings, @Value("${gyosil.environment:}") String environment) {
        this(deadly(settings, environment), settings.after());
        if (deadly != null) {
            LOG.warn("this process is in a test and will die at {}", deadly);
        }
    }

    private FaultPoints(@Nullable FaultPoint deadly, int passes) {
        this.deadly = deadly;
        this.passes = new AtomicInteger(passes);
    }

    /** Without any. */
    public static FaultPoints none() {
        return new FaultPoints(null, 0);
    }

    /** Says that the process is here. Does not return when it is to die here. */
    public void reach(FaultPoint point) {
        if (point == deadly && passes.getAndDecrement() == 0) {
            SuddenDeath.die();
        }
    }

    private static @Nullable FaultPoint deadly(FaultSettings settings, String environment) {
        if (settings.killAt().isEmpty()) {
            return null;
        }
        if (!environment.equals(TEST)) {
            throw new IllegalStateException("gyosil.fault.kill-at makes this service kill itself, which is for tests"
                    + " alone. Remove it; or, if this is a test, set gyosil.environment to " + TEST + ".");
        }
        if (settings.after() < 0) {
            throw new IllegalStateException(
                    "gyosil.fault.after is " + settings.after() + "; it is how often the point is passed, from 0.");
        }
        return Arrays.stream(FaultPoint.values())
                .filter(point -> point.name().equals(settings.killAt()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("gyosil.fault.kill-at is " + settings.killAt()
                        + ", not one of " + Arrays.toString(FaultPoint.values()) + "."));
    }
}
