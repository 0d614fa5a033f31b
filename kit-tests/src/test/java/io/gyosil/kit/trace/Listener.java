package io.gyosil.kit.trace;

import io.gyosil.kit.consumer.ReceivedEvent;
import io.gyosil.kit.trial.Hearing;
import io.gyosil.kit.trial.TrialService;
import io.gyosil.kit.trial.TrialTransactions;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** Takes every event of a topic; what it does with a batch is a step, and a transaction within. */
final class Listener implements Hearing.Visitor {

    /** The key of an event that it cannot take. */
    static final String BAD = "bad";

    private final String topic;
    private final CompletableFuture<TrialService> service = new CompletableFuture<>();
    private final List<List<String>> batches = new CopyOnWriteArrayList<>();
    private final List<String> traces = new CopyOnWriteArrayList<>();

    Listener(String topic) {
        this.topic = topic;
    }

    /** Gives it the transactions that it is to use; before that it waits. */
    void works(TrialService of) {
        service.complete(of);
    }

    @Override
    public String topic() {
        return topic;
    }

    @Override
    public String group() {
        return topic + ".listener";
    }

    @Override
    public Optional<String> read(ReceivedEvent event) {
        return Optional.of(event.key());
    }

    @Override
    public void apply(List<String> events) {
        TrialTransactions transactions = service.join().transactions("worker");
        Trace.step(
                "features",
                () -> transactions.run(open -> {
                    open.execute(events.contains(BAD) ? "SELECT 1/0" : "SELECT 1");
                    traces.add(String.valueOf(Trace.current()));
                }));
        batches.add(events);
    }

    /** The keys of each batch. */
    List<List<String>> batches() {
        return batches;
    }

    /** The trace of each batch's work. */
    List<String> traces() {
        return traces;
    }
}
