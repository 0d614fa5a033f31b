package io.gyosil.session.live.socket;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does one thing after the other, in the order in which they were asked for, on threads of another executor. */
final class Mailbox {

    private static final Logger LOG = LoggerFactory.getLogger(Mailbox.class);

    private final Executor threads;
    private final int room;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private boolean isAtWork;

    /** @param room how much may wait */
    Mailbox(Executor threads, int room) {
        this.threads = threads;
        this.room = room;
    }

    /** Asks for something to be done; false when too much waits already. */
    boolean offer(Runnable work) {
        synchronized (waiting) {
            if (waiting.size() >= room) {
                return false;
            }
            waiting.add(work);
            if (isAtWork) {
                return true;
            }
            isAtWork = true;
        }
        threads.execute(this::work);
        return true;
    }

    private void work() {
        while (true) {
            Runnable next;
            synchronized (waiting) {
                next = waiting.poll();
                if (next == null) {
                    isAtWork = false;
                    return;
                }
            }
            try {
                next.run();
            } catch (RuntimeException e) {
                LOG.error("what was asked for could not be done", e);
            }
        }
    }
}
