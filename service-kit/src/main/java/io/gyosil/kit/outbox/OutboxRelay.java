package io.gyosil.kit.outbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries the outbox to Kafka, in position order, each batch in one Kafka transaction, and deletes it after Kafka's
 * commit. Killed in between it sends the batch again: consumers count an event once by its identity. One relay per
 * service works at a time.
 */
@Singleton
@Requires(property = "gyosil.outbox.relay", value = "true")
class OutboxRelay {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxRelay.class);

    /** A Kafka transaction costs some milliseconds, however much is in it. */
    private static final int BATCH = 2_000;

    private static final long BATCH_BYTES = 4 << 20;
    private static final Duration POLL = Duration.ofMillis(20);
    private static final Duration STAND_BY = Duration.ofMillis(500);
    private static final Duration MEASURE_EVERY = Duration.ofSeconds(2);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(3);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final OutboxTable table;
    private final OutboxPipeline pipeline;
    private final RelayElection election;
    private final RelaySignal signal;
    private final RelayProducer producer;
    private final BlockedKeys held;
    private final Counter sent;
    private final Thread thread;
    private int batch = BATCH;
    private volatile Backlog backlog = Backlog.NONE;
    private volatile boolean elected;
    private volatile boolean running = true;

    OutboxRelay(
            OutboxTable table,
            RelayElection election,
            RelaySignal signal,
            RelayProducer producer,
            MeterRegistry meters,
            OutboxSettings settings) {
        this.table = table;
        this.pipeline = new OutboxPipeline(table);
        this.election = election;
        this.signal = signal;
        this.producer = producer;
        this.held = new BlockedKeys(settings.tryHeldKeysAfter());
        this.sent = Counter.builder("gyosil.outbox.sent")
                .description("Events sent to Kafka")
                .register(meters);
        gauge(meters, "depth", "Events that wait", () -> backlog.depth());
        gauge(meters, "oldest.age.seconds", "For how long the oldest has waited", () -> backlog.ageSeconds());
        gauge(meters, "relay.elected", "1 while the relay of this replica is the one at work", () -> elected ? 1 : 0);
        gauge(meters, "held.keys", "Keys held back by an event that Kafka refuses", held::size);
        this.thread = Thread.ofPlatform().name("outbox-relay").unstarted(this::run);
    }

    private static void gauge(MeterRegistry meters, String name, String description, Supplier<Number> value) {
        Gauge.builder("gyosil.outbox." + name, value).description(description).register(meters);
    }

    @EventListener
    void start(StartupEvent event) {
        thread.start();
        Thread.ofVirtual().name("outbox-backlog").start(this::measure);
    }

    @PreDestroy
    void stop() throws InterruptedException {
        running = false;
        signal.send();
        if (thread.isAlive() && !thread.join(STOP_WITHIN)) {
            producer.abandon();
            thread.join(STOP_WITHIN);
        }
    }

    private void run() {
        Duration pause = POLL;
        while (running) {
            try {
                elected = election.won();
                if (!elected) {
                    standDown();
                    Thread.sleep(STAND_BY);
                } else if (!relayBatch()) {
                    signal.await(POLL);
                }
                pause = POLL;
            } catch (InterruptedException | InterruptException e) {
                break;
            } catch (RelayProducer.FencedException e) {
                LOG.warn("another relay took over: {}", e.getMessage());
                standDown();
                election.resign();
                sleep(STAND_BY);
            } catch (RuntimeException | Error e) {
                // An error ends no thread that holds the lock: the outbox would wait for it forever.
                LOG.warn("events are waiting; trying again in {} ms: {}", pause.toMillis(), e.toString());
                standDown();
                sleep(pause);
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            }
        }
        standDown();
        election.resign();
    }

    private void standDown() {
        producer.close();
        pipeline.clear();
    }

    /** Sends one batch; says whether there may be more at once. */
    private boolean relayBatch() {
        OutboxTable.Size most = new OutboxTable.Size(batch, BATCH_BYTES);
        List<OutboxRow> rows = pipeline.take(most, held.now());
        if (rows.isEmpty()) {
            return false;
        }
        if (most.isFilledBy(rows)) {
            pipeline.readAhead(most, held.now(), rows);
        }
        switch (producer.send(rows)) {
            case RelayProducer.Sent ignored -> {
                pipeline.delete(rows);
                sent.increment(rows.size());
                batch = Math.min(2 * batch, BATCH);
            }
            case RelayProducer.Refused(String reason) -> narrow(rows, reason);
        }
        return true;
    }

    /** Halves the batch until the refused row is alone in it. */
    private void narrow(List<OutboxRow> rows, String reason) {
        pipeline.clear();
        if (rows.size() > 1) {
            batch = rows.size() / 2;
            return;
        }
        OutboxRow row = rows.getFirst();
        LOG.error("event {} of {} cannot be sent and holds back its key: {}", row.eventId(), row.topic(), reason);
        held.hold(row);
    }

    /** The relay that works measures for all: the sum over all replicas is the figure. */
    private void measure() {
        while (running) {
            try {
                backlog = elected ? table.backlog() : Backlog.NONE;
            } catch (RuntimeException e) {
                LOG.debug("the outbox could not be measured", e);
            }
            sleep(MEASURE_EVERY);
        }
    }

    private void sleep(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            running = false;
        }
    }
}
