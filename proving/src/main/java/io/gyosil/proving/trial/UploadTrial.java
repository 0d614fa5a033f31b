package io.gyosil.proving.trial;

import io.gyosil.demo.client.DeliveryException;
import io.gyosil.demo.client.GyosilClient;
import io.gyosil.demo.client.Publishing;
import io.gyosil.proving.ledger.Acknowledgements;
import io.gyosil.proving.ledger.Entry;
import io.gyosil.proving.ledger.Finding;
import io.gyosil.proving.ledger.Ledger;
import io.gyosil.proving.load.Load;
import io.gyosil.proving.load.School;
import io.gyosil.proving.load.Viewer;
import io.gyosil.proving.oracle.Account;
import io.gyosil.proving.oracle.Drain;
import io.gyosil.servers.StackFailure;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/** Uploads, from the viewer to the features. */
public final class UploadTrial implements Trial {

    private static final int A_FEW = 10;
    private static final Duration RESOLVE = Duration.ofMinutes(2);
    private static final Duration DRAIN = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final Target target;
    private final String prefix;
    private final School school;
    private final Ledger ledger = new Ledger();
    private final Acknowledgements acknowledgements = new Acknowledgements();
    private final Viewer viewer;
    private final Load load;
    private long repeatedEvents;

    /**
     * @param prefix begins the user_id of every learner of this trial; nobody else's may begin so
     * @param learners how many, from 1
     * @param seed makes the uploads; when they are sent is the machine's affair
     */
    public UploadTrial(Target target, String prefix, int learners, long seed) {
        this.target = target;
        this.prefix = prefix;
        this.school = new School(prefix, learners);
        this.viewer = new Viewer(target.ways(), target.viewerToken(), ledger, acknowledgements);
        this.load = new Load(viewer, school, ledger, new SplittableRandom(seed));
    }

    @Override
    public void begin() throws InterruptedException {
        try (var client = new GyosilClient(
                target.url(), target.viewerToken(), target.staff().get())) {
            new Publishing(client, done -> {}).publish(school.questions().iterator(), 2);
        } catch (DeliveryException refused) {
            throw new StackFailure(String.valueOf(refused.getMessage()), refused);
        }
        load.begin();
    }

    /** Sends one more upload; returns when it is acknowledged. */
    public void sendOne() throws InterruptedException {
        load.sendOne();
    }

    @Override
    public void survive(String what) {
        ledger.survive(what);
    }

    @Override
    public Acknowledgements acknowledgements() {
        return acknowledgements;
    }

    @Override
    public int aFew() {
        return A_FEW;
    }

    /** Sends again what nobody knows the fate of. */
    @Override
    public int finish() throws InterruptedException {
        load.close();
        long deadline = System.nanoTime() + RESOLVE.toNanos();
        List<Entry> open = ledger.unsettled();
        while (!open.isEmpty() && System.nanoTime() < deadline) {
            for (Entry entry : open) {
                viewer.send(entry);
            }
            open = ledger.unsettled();
            Thread.sleep(PAUSE);
        }
        return open.size();
    }

    @Override
    public Drain drain() throws InterruptedException {
        return drain(DRAIN);
    }

    /** Waits so long at most. */
    public Drain drain(Duration patience) throws InterruptedException {
        return Drain.await(target.database(), prefix, patience);
    }

    @Override
    public List<Finding> settle() {
        try (Connection connection = target.database().connect()) {
            connection.setAutoCommit(false);
            return settle(connection);
        } catch (SQLException failure) {
            throw new StackFailure("The tables cannot be compared: " + failure.getMessage(), failure);
        }
    }

    /** The same as {@code connection} sees it in its open transaction. */
    public List<Finding> settle(Connection connection) {
        Account account = new Account(school, ledger, connection, target.kafka(), prefix);
        List<Finding> findings = account.settle();
        repeatedEvents = account.repeatedEvents();
        return findings;
    }

    /** All that was sent, and what was answered. */
    public Ledger ledger() {
        return ledger;
    }

    /** The learners' user_ids. */
    public List<String> learners() {
        return school.learners();
    }

    /** How many events were in the topic more than once when it was settled. */
    public long repeatedEvents() {
        return repeatedEvents;
    }

    @Override
    public Map<String, String> survived() {
        Map<String, String> survived = new HashMap<>();
        for (Entry entry : ledger.entries()) {
            if (entry.answer() != null) {
                survived.put(entry.uuid(), entry.during());
            }
        }
        return survived;
    }

    @Override
    public int felt() {
        return ledger.refusals().size();
    }

    @Override
    public String traffic() {
        return String.format(
                Locale.ROOT,
                "%,d requests carried %,d uploads; %,d had no answer at first, and %,d uploads were found there by a"
                        + " resend. %,d records in Kafka repeat an event, and count once.",
                ledger.entries().stream().mapToLong(Entry::tries).sum(),
                ledger.entries().size(),
                felt(),
                ledger.foundThere(),
                repeatedEvents);
    }

    @Override
    public void close() {
        load.close();
        viewer.close();
    }
}
