package io.gyosil.kit.outbox;

import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;

/** What is done with the outbox but for appending, each step in a transaction of its own. */
@Singleton
@Transactional("worker")
public class OutboxTable {

    private final OutboxRepository rows;

    OutboxTable(OutboxRepository rows) {
        this.rows = rows;
    }

    /** How much is read at once: no more than {@code rows}, and all but the last are fewer than {@code bytes}. */
    record Size(int rows, long bytes) {

        /** Whether there may well be more behind these. A letter is at most three bytes. */
        boolean isFilledBy(List<OutboxRow> some) {
            return some.size() == rows
                    || some.stream().mapToLong(OutboxRow::letters).sum() >= bytes / 3;
        }
    }

    /** The rows to send next, those in hand aside. */
    List<OutboxRow> oldest(Size most, Collection<BlockedKeys.Hold> held, List<OutboxRow> inHand) {
        return rows.oldest(
                most.rows(),
                most.bytes(),
                positions(inHand),
                held.stream().map(BlockedKeys.Hold::key).toArray(String[]::new),
                held.stream().mapToLong(BlockedKeys.Hold::from).toArray());
    }

    void delete(List<OutboxRow> sent) {
        rows.delete(positions(sent));
    }

    /** How much waits to be sent. */
    public Backlog backlog() {
        return rows.backlog();
    }

    private static long[] positions(List<OutboxRow> rows) {
        return rows.stream().mapToLong(OutboxRow::position).toArray();
    }
}
