package io.gyosil.proving;

import io.gyosil.demo.client.OneTry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Several senders that post uploads through the entrance, one after another. An upload without an acknowledgement is
 * sent again until it has one or the load ends. Now and then one is sent twice at once, or again long after.
 */
final class Load implements AutoCloseable {

    private static final int SENDERS = 4;
    private static final int TWICE_AT_ONCE = 4;
    private static final int ONCE_MORE = 12;

    private final OneTry viewer;
    private final Ledger ledger;
    private final Acknowledgements acknowledgements = new Acknowledgements();
    private final List<Thread> senders = new ArrayList<>();
    private final AtomicReference<@Nullable Throwable> defect = new AtomicReference<>();
    private volatile Kill during;
    private volatile boolean running = true;

    private Load(OneTry viewer, Ledger ledger, Kill during) {
        this.viewer = viewer;
        this.ledger = ledger;
        this.during = during;
    }

    /** Starts the senders. */
    static Load start(OneTry viewer, ChaosSchool school, Ledger ledger, SplittableRandom random, Kill during) {
        Load load = new Load(viewer, ledger, during);
        Instant now = Instant.now();
        for (int n = 0; n < SENDERS; n++) {
            SplittableRandom own = random.split();
            UploadPlan plan = new UploadPlan(school, own, now);
            load.senders.add(Thread.ofVirtual().name("sender-" + n).unstarted(() -> load.send(plan, own)));
        }
        load.senders.forEach(Thread::start);
        return load;
    }

    Acknowledgements acknowledgements() {
        return acknowledgements;
    }

    /** What is sent for the first time from now on has to survive this. */
    void survive(Kill kill) {
        during = kill;
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

    private void send(UploadPlan plan, SplittableRandom random) {
        try {
            while (running) {
                Entry entry = ledger.open(plan.next(), during);
                if (random.nextInt(100) < TWICE_AT_ONCE) {
                    Thread twin = Thread.ofVirtual().start(() -> quietly(() -> deliver(entry)));
                    deliver(entry);
                    twin.join();
                } else {
                    deliver(entry);
                }
                if (random.nextInt(100) < ONCE_MORE) {
                    tryOnce(Objects.requireNonNull(ledger.any(random)));
                }
                Thread.sleep(random.nextInt(20, 60));
            }
        } catch (InterruptedException ending) {
            running = false;
        } catch (RuntimeException | Error failed) {
            defect.compareAndSet(null, failed);
        }
    }

    private void deliver(Entry entry) throws InterruptedException {
        int pause = 20;
        while (running && !tryOnce(entry) && !entry.isSettled()) {
            Thread.sleep(pause);
            pause = Math.min(2 * pause, 160);
        }
    }

    private boolean tryOnce(Entry entry) throws InterruptedException {
        boolean acknowledged = entry.note(viewer.send(entry.upload()));
        if (acknowledged) {
            acknowledgements.note();
        }
        return acknowledged;
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
