package io.gyosil.system.trouble;

import io.gyosil.kit.testing.Soon;
import io.gyosil.kit.testing.proxy.Fault;
import io.gyosil.kit.testing.proxy.TcpProxy;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * The way from a service to one of its servers, through a proxy.
 *
 * @param readyAgain returns when the service does all its work again
 * @param longest how long that took after each kind of fault, in milliseconds, at most
 */
record Link(String name, TcpProxy proxy, Runnable readyAgain, Map<String, Long> longest) {

    /** Longer than the other service's worst trouble, during which nothing may pass here. */
    private static final Duration HIT_WITHIN = Soon.scaled(Duration.ofSeconds(60));

    Link(String name, TcpProxy proxy, Runnable readyAgain) {
        this(name, proxy, readyAgain, new TreeMap<>());
    }

    /** Spoils it for a time, and until it was felt; then waits until the service is ready again. */
    void suffer(Fault fault, Duration atLeast) throws InterruptedException {
        int before = proxy.hits();
        long begin = System.nanoTime();
        proxy.spoil(fault);
        Thread.sleep(atLeast);
        while (proxy.hits() == before) {
            if (System.nanoTime() - begin > HIT_WITHIN.toNanos()) {
                throw new AssertionError(fault + " on " + name + " met nothing: the test tests nothing");
            }
            Thread.sleep(20);
        }
        proxy.heal();
        long healed = System.nanoTime();
        readyAgain.run();
        longest.merge(fault.getClass().getSimpleName(), (System.nanoTime() - healed) / 1_000_000, Math::max);
    }
}
