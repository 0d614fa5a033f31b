package io.gyosil.dev.supervisor;

import io.gyosil.dev.stack.PartState;
import io.gyosil.dev.stack.Secrets;
import io.gyosil.dev.stack.StackLayout;
import io.gyosil.dev.stack.StackState;
import io.gyosil.dev.stack.StateFile;
import io.gyosil.servers.StackFailure;
import io.gyosil.servers.process.ProcessIdentity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the parts of a stack in order, keeps them running, and stops them in reverse. */
final class Supervisor {
    private static final Logger LOG = LoggerFactory.getLogger(Supervisor.class);

    private final StateBoard board;
    private final List<Keeper> stores;
    private final List<Keeper> services;
    private final Keeper entrance;
    private final long begin = System.nanoTime();
    private boolean stopped;

    private Supervisor(StateBoard board, List<Keeper> stores, List<Keeper> services, Keeper entrance) {
        this.board = board;
        this.stores = stores;
        this.services = services;
        this.entrance = entrance;
    }

    static Supervisor of(StackLayout layout, Parts parts) {
        Secrets secrets = new Secrets(layout.secrets());
        List<Part> stores = parts.stores(secrets);
        List<Part> services = parts.services(secrets);
        Part entrance = parts.entrance();
        List<PartState> waiting = Stream.of(stores, services, List.of(entrance))
                .flatMap(List::stream)
                .map(part -> PartState.waiting(part.name(), part.port()))
                .toList();
        StackState state = new StackState(
                parts.ports().base(),
                ProcessIdentity.self(),
                StackState.Phase.STARTING,
                Instant.now().toString(),
                0,
                null,
                waiting);
        StateBoard board = new StateBoard(new StateFile(layout), state);
        return new Supervisor(board, keepers(stores, board), keepers(services, board), keeper(entrance, board));
    }

    /**
     * Starts everything and returns when all of it serves.
     *
     * @throws StackFailure of the first part that does not; the others may still be starting
     */
    void start() {
        board.change(state -> state.in(StackState.Phase.STARTING));
        CompletableFuture<Void> open = entrance.begin();
        List<CompletableFuture<Void>> storing =
                stores.stream().map(Keeper::begin).toList();
        await(Stream.of(storing.getFirst()));
        // A service that finds no Kafka yet asks again; so both cores have work from the start.
        await(Stream.of(services.stream().map(Keeper::begin).toList(), storing, List.of(open))
                .flatMap(List::stream));
        long millis = (System.nanoTime() - begin) / 1_000_000;
        board.change(state -> state.running(millis));
        LOG.info("The stack is ready after {} ms", millis);
    }

    /** Stops everything after a failure and writes down why, unless it was stopped meanwhile. */
    synchronized void fail(String why) {
        if (stopped) {
            return;
        }
        LOG.error("The stack does not start. {}", why);
        stopAll();
        board.change(state -> state.failed(why));
    }

    /** Stops everything; the second time nothing happens. */
    synchronized void stop() {
        if (!stopped) {
            board.change(state -> state.in(StackState.Phase.STOPPING));
            stopAll();
            board.clear();
        }
    }

    private static List<Keeper> keepers(List<Part> parts, StateBoard board) {
        return parts.stream().map(part -> keeper(part, board)).toList();
    }

    private static Keeper keeper(Part part, StateBoard board) {
        return new Keeper(part, change -> board.changePart(part.name(), change));
    }

    private static void await(Stream<CompletableFuture<Void>> begun) {
        List<CompletableFuture<Void>> starts = begun.toList();
        CompletableFuture<Void> all = CompletableFuture.allOf(starts.toArray(CompletableFuture[]::new));
        // The first failure ends the wait: nobody wants to look at the others for a minute.
        starts.forEach(start -> start.whenComplete((done, failure) -> {
            if (failure != null) {
                all.completeExceptionally(failure);
            }
        }));
        try {
            all.join();
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof StackFailure clear ? clear : failure;
        }
    }

    private void stopAll() {
        stopped = true;
        stop(Stream.concat(services.stream(), Stream.of(entrance)).toList());
        stop(stores);
    }

    private static void stop(List<Keeper> keepers) {
        List<Thread> stops = new ArrayList<>();
        for (Keeper keeper : keepers) {
            stops.add(Thread.ofPlatform().start(() -> stop(keeper)));
        }
        try {
            for (Thread each : stops) {
                each.join();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void stop(Keeper keeper) {
        try {
            keeper.stop();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
