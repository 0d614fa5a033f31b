package io.gyosil.proving.load;

import io.gyosil.proving.ledger.Entry;
import io.gyosil.proving.ledger.Ledger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Several senders that post uploads, one after another. An upload without an acknowledgement is sent again until it has one
 * or the load ends. Now and then one is sent twice at once, or again long after.
 */
public final class Load implements AutoCloseable {

    private static final int SENDERS = 4;
    private static final int TWICE_AT_ONCE = 4;
    private static final int ONCE_MORE = 12;

    private final Viewer viewer;
    private final Ledger ledger;
    private final UploadPlan plan;
    private final List<Thread> senders = new ArrayList<>();
    private final AtomicReference<@Nullable Throwable> defect = new AtomicReference<>();
    private volatile boolean running = true;

    /** Nobody sends yet. */
    public Load(Viewer viewer, School school, Ledger ledger, SplittableRandom random) {
        this.viewer = viewer;
        this.ledger = ledger;
        this.plan = new UploadPlan(school, random.split(), Instant.now());
        for (int n = 0; n < SENDERS; n++) {
            SplittableRandom own = random.split();
            senders.add(Thread.ofVirtual().name("sender-" + n).unstarted(() -> quietly(() -> send(own))));
        }
    }

    /** They begin. */
    public void begin() {
        senders.forEach(Thread::start);
    }

    /** Sends one more; returns when it is acknowledged. */
    public void sendOne() throws InterruptedException {
        deliver(ledger.open(plan.next()));
    }

    /** Lets the requests under way end, and sends nothing more. */
    @Override
    public void close() {
        running = false;
        for (Thread sender : senders) {
            try {
                sender.join();
            } catch (InterruptedException interrupted) {
                senders.forEach(Thread::interrupt);
                Thread.currentThread().interrupt();
            }
        }
        Throwable failed = defect.get();
        if (failed != null) {
            throw new IllegalStateException("a sender failed", failed);
        }
    }

    private void send(SplittableRandom random) throws InterruptedException {
        while (running) {
            Entry entry = ledger.open(plan.next());
            if (random.nextInt(100) < TWICE_AT_ONCE) {
                Thread twin = Thread.ofVirtual().start(() -> quietly(() -> deliver(entry)));
                deliver(entry);
                twin.join();
            } else {
                deliver(entry);
            }
            if (random.nextInt(100) < ONCE_MORE) {
                viewer.send(ledger.any(random));
            }
            Thread.sleep(random.nextInt(20, 60));
        }
    }

    private void deliver(Entry entry) throws InterruptedException {
        int pause = 20;
        while (running && !viewer.send(entry) && !entry.isSettled()) {
            Thread.sleep(pause);
            pause = Math.min(2 * pause, 160);
        }
    }

    private interface Work {
        void run() throws InterruptedException;
    }

    private void quietly(Work work) {
        try {
            work.run();
        } catch (InterruptedException ending) {
            running = false;
        } catch (RuntimeException | Error failed) {
            defect.compareAndSet(null, failed);
        }
    }
}
