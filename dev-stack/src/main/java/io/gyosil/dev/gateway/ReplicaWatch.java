package io.gyosil.dev.gateway;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends requests only to replicas that say they are ready. One that is about to end says so before it takes no more, so that none of
 * its requests is refused. When no replica of a service is ready, all are asked: a wrong probe is not to make it worse.
 */
final class ReplicaWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ReplicaWatch.class);
    private static final int EVERY_MILLIS = 250;
    private static final int PATIENCE_MILLIS = 1_000;
    private static final String READINESS = "/health/readiness";

    private final List<Group> groups = new ArrayList<>();
    private final ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("replica-watch").factory());

    /** The replicas that get requests. */
    interface Replicas {
        void add(URI replica);

        void remove(URI replica);
    }

    /** A service's replicas, and those of them that get requests. */
    private record Group(List<URI> all, Set<URI> asked, Replicas replicas) {

        void ask(Set<URI> wanted) {
            for (URI replica : all) {
                if (wanted.contains(replica) && asked.add(replica)) {
                    replicas.add(replica);
                } else if (!wanted.contains(replica) && asked.remove(replica)) {
                    replicas.remove(replica);
                }
            }
        }
    }

    /** Watches over a service's replicas, to all of which requests go at first. One alone needs no watch. */
    void over(List<Integer> ports, Replicas replicas) {
        List<URI> all = ports.stream()
                .map(port -> URI.create("http://127.0.0.1:" + port))
                .toList();
        Group group = new Group(all, new HashSet<>(), replicas);
        group.ask(Set.copyOf(all));
        if (all.size() > 1) {
            groups.add(group);
        }
    }

    void start() {
        if (!groups.isEmpty()) {
            looking.scheduleWithFixedDelay(this::look, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void look() {
        try {
            groups.forEach(ReplicaWatch::look);
        } catch (RuntimeException e) {
            // Thrown from here, it would end the watch without a word.
            LOG.warn("could not look which replicas are ready", e);
        }
    }

    private static void look(Group group) {
        Set<URI> ready = new HashSet<>();
        for (URI replica : group.all()) {
            if (isReady(replica)) {
                ready.add(replica);
            }
        }
        group.ask(ready.isEmpty() ? Set.copyOf(group.all()) : ready);
    }

    private static boolean isReady(URI replica) {
        try {
            HttpURLConnection request =
                    (HttpURLConnection) replica.resolve(READINESS).toURL().openConnection();
            request.setConnectTimeout(PATIENCE_MILLIS);
            request.setReadTimeout(PATIENCE_MILLIS);
            try {
                return request.getResponseCode() == HttpURLConnection.HTTP_OK;
            } finally {
                request.disconnect();
            }
        } catch (IOException away) {
            LOG.debug("{} does not say whether it is ready", replica, away);
            return false;
        }
    }

    @Override
    public void close() {
        looking.shutdownNow();
    }
}
