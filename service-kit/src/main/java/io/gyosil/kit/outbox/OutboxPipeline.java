package io.gyosil.kit.outbox;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * The database's share of the relay's work, done while Kafka does its own: the next batch is read, and the last one
 * deleted, beside the sending of the one in between. One thing at a time and in one order, so that after any failure
 * what is left in the outbox is everything from some batch on. For one thread to use.
 */
class OutboxPipeline {

    private final OutboxTable table;
    private final ExecutorService database = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("outbox-database").factory());
    private CompletableFuture<Void> deleted = CompletableFuture.completedFuture(null);
    private @Nullable CompletableFuture<List<OutboxRow>> next;

    OutboxPipeline(OutboxTable table) {
        this.table = table;
    }

    /** The rows to send next: those that were read ahead, or else the oldest there are. */
    List<OutboxRow> take(OutboxTable.Size most, Collection<BlockedKeys.Hold> held) {
        CompletableFuture<List<OutboxRow>> read = next;
        next = null;
        if (read != null) {
            return result(read);
        }
        // What is on its way out must not be seen again.
        result(deleted);
        return table.oldest(most, held, List.of());
    }

    /** Begins to read what comes after these, which are being sent. */
    void readAhead(OutboxTable.Size most, Collection<BlockedKeys.Hold> held, List<OutboxRow> inHand) {
        next = deleted.thenApplyAsync(ignored -> table.oldest(most, held, inHand), database);
    }

    /** Begins to delete rows that Kafka has; not when those before them could not be deleted. */
    void delete(List<OutboxRow> rows) {
        deleted = deleted.thenRunAsync(() -> table.delete(rows), database);
    }

    /** Forgets what was read ahead, and waits until nothing is under way. */
    void clear() {
        CompletableFuture<?> underWay = next == null ? deleted : CompletableFuture.allOf(deleted, next);
        underWay.handle((done, failure) -> true).join();
        next = null;
        deleted = CompletableFuture.completedFuture(null);
    }

    private static <T> T result(CompletableFuture<T> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}
