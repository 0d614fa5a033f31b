package io.gyosil.proving;

import io.gyosil.demo.client.DeliveryException;
import io.gyosil.demo.client.GyosilClient;
import io.gyosil.demo.client.OneTry;
import io.gyosil.demo.client.Progress;
import io.gyosil.demo.client.Publishing;
import io.gyosil.dev.stack.StackInfo;
import io.gyosil.servers.StackFailure;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/** A load on a running stack with an account of it: publish, load, resolve, drain, settle, in this order. */
public final class Trial implements AutoCloseable {

    private static final Duration RESOLVE = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final StackInfo stack;
    private final String prefix;
    private final ChaosSchool school;
    private final SplittableRandom random;
    private final Ledger ledger = new Ledger();
    private final OneTry viewer;
    private long repeatedEvents;

    /**
     * @param stack a stack that runs
     * @param prefix begins the user_id of every learner of this trial; nobody else's may begin so
     * @param learners how many, from 1
     * @param seed makes the uploads; when they are sent is the machine's affair
     */
    public Trial(StackInfo stack, String prefix, int learners, long seed) {
        this.stack = stack;
        this.prefix = prefix;
        this.school = new ChaosSchool(prefix, learners);
        this.random = new SplittableRandom(seed);
        this.viewer = new OneTry(URI.create(stack.url()), stack.viewerToken());
    }

    /** Publishes the questions. */
    public void publish() throws InterruptedException {
        try (var client = new GyosilClient(
                URI.create(stack.url()), stack.viewerToken(), stack.people().ensureStaff())) {
            new Publishing(client, new Unwatched()).publish(school.questions().iterator(), 2);
        } catch (DeliveryException refused) {
            throw new StackFailure(String.valueOf(refused.getMessage()), refused);
        }
    }

    private static final class Unwatched implements Progress {
        @Override
        public void step(long done) {}

        @Override
        public void close() {}
    }

    /** Sends uploads for so long. */
    public void load(Duration time) throws InterruptedException {
        try (Load load = start(Kill.STUDY)) {
            if (!load.acknowledgements().awaitMore(1, RESOLVE)) {
                throw new StackFailure("No upload was acknowledged within " + RESOLVE.toSeconds() + " s.");
            }
            Thread.sleep(time);
        }
    }

    /** Begins to send. */
    Load start(Kill first) {
        return Load.start(viewer, school, ledger, random.split(), first);
    }

    /** Sends again what nobody knows the fate of; says how many uploads stay so within a minute. */
    public int resolve() throws InterruptedException {
        long deadline = System.nanoTime() + RESOLVE.toNanos();
        List<Entry> open = ledger.unsettled();
        while (!open.isEmpty() && System.nanoTime() < deadline) {
            for (Entry entry : open) {
                entry.note(viewer.send(entry.upload()));
            }
            open = ledger.unsettled();
            Thread.sleep(PAUSE);
        }
        return open.size();
    }

    /** Waits until all that was sent has become features. */
    public Drain drain() throws InterruptedException {
        return Drain.await(database(), prefix);
    }

    /** Compares ledger, study log, reviews, events, facts and features as they are. */
    public List<Finding> settle() {
        try (Connection connection = database().connect()) {
            connection.setAutoCommit(false);
            return settle(connection);
        } catch (SQLException failure) {
            throw new StackFailure("The tables cannot be compared: " + failure.getMessage(), failure);
        }
    }

    /** The same as {@code connection} sees them in its open transaction. */
    public List<Finding> settle(Connection connection) {
        EventLog events = new EventLog(stack.kafka(), prefix);
        List<Finding> findings = new Account(school, ledger, connection, events, prefix).settle();
        repeatedEvents = events.repeated();
        return findings;
    }

    Ledger ledger() {
        return ledger;
    }

    /** How many events were in the topic more than once when it was settled. */
    long repeatedEvents() {
        return repeatedEvents;
    }

    StackDatabase database() {
        return new StackDatabase(URI.create(stack.databaseUrl()));
    }

    @Override
    public void close() {
        viewer.close();
    }
}
