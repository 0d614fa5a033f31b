package io.gyosil.kit.job;

import jakarta.inject.Singleton;

/** Wakes the worker of this process when a job was asked for here; other processes' jobs are found by looking. */
@Singleton
class JobSignal {

    private volatile Runnable worker = () -> {};

    /** What is done when it is sent. */
    void wakes(Runnable waking) {
        this.worker = waking;
    }

    void send() {
        worker.run();
    }
}
