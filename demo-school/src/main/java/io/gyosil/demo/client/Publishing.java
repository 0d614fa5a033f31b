package io.gyosil.demo.client;

import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** Publishes any number of questions, a few batches at once. Repeating it is harmless. */
public final class Publishing {

    private final GyosilClient client;
    private final Progress progress;
    private PublishCounts sum = PublishCounts.NONE;

    public Publishing(GyosilClient client, Progress progress) {
        this.client = client;
        this.progress = progress;
    }

    /**
     * Sends all questions.
     *
     * @param atOnce most requests under way, from 1; each holds up to 1 MiB
     * @return what the server did with them; fewer than were given only after {@link GyosilClient#stop()}
     * @throws DeliveryException at the first batch that is refused or cannot be delivered
     */
    public PublishCounts publish(Iterator<Question> questions, int atOnce)
            throws DeliveryException, InterruptedException {
        var batches = new QuestionBatches(questions);
        new Workers().run(atOnce, () -> {
            QuestionBatch batch = take(batches);
            if (batch == null) {
                return false;
            }
            add(client.publish(batch));
            progress.step(batch.questions());
            return true;
        });
        return sum();
    }

    private synchronized void add(PublishCounts counts) {
        sum = sum.plus(counts);
    }

    private synchronized PublishCounts sum() {
        return sum;
    }

    private @Nullable QuestionBatch take(QuestionBatches batches) {
        synchronized (batches) {
            return batches.hasNext() && !client.isStopped() ? batches.next() : null;
        }
    }
}
