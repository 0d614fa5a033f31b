package io.gyosil.delivery;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

/** Several who write at once, one transaction after the other, until they are stopped; they remember what was acknowledged. */
final class Writers {

    private static final int COUNT = 4;
    private static final int PAUSE_MS = 3;
    private static final Clock CLOCK = Clock.systemUTC();

    /** A transaction that was acknowledged, with this side's time before it was begun and after its commit was acknowledged. */
    record Acknowledged(WriterTransaction transaction, Instant begun, Instant done) {}

    private final Queue<Acknowledged> acknowledged = new ConcurrentLinkedQueue<>();
    private final List<CompletableFuture<Void>> writers = new ArrayList<>();
    private volatile boolean over;

    /** Lets them begin. */
    static Writers on(DebianPostgres server) {
        Writers all = new Writers();
        for (int i = 1; i <= COUNT; i++) {
            int writer = i;
            all.writers.add(CompletableFuture.runAsync(() -> all.write(server, writer), Thread::startVirtualThread));
        }
        return all;
    }

    private void write(DebianPostgres server, int writer) {
        try (Connection connection = server.connect("gyosil")) {
            connection.setAutoCommit(false);
            for (int number = 1; !over; number++) {
                WriterTransaction transaction = new WriterTransaction(writer, number);
                Instant begun = CLOCK.instant();
                transaction.write(connection);
                if (!transaction.isTakenBack()) {
                    acknowledged.add(new Acknowledged(transaction, begun, CLOCK.instant()));
                }
                Thread.sleep(PAUSE_MS);
            }
        } catch (SQLException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What was acknowledged so far. */
    Set<WriterTransaction> soFar() {
        return acknowledged.stream().map(Acknowledged::transaction).collect(Collectors.toSet());
    }

    /** Stops them, and returns what each of them was acknowledged. */
    List<Acknowledged> end() {
        over = true;
        writers.forEach(CompletableFuture::join);
        return List.copyOf(acknowledged);
    }
}
