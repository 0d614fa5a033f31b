package io.gyosil.session.live.socket;

import io.gyosil.session.live.lesson.CloseCode;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.runtime.graceful.GracefulShutdownCapable;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.Scheduled;
import io.netty.channel.Channel;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/** All sockets that are open here. */
@Singleton
class Sockets implements GracefulShutdownCapable {

    private final Rooms rooms;
    private final Conversation conversation;
    private final HubSettings settings;
    private final ExecutorService threads;
    private final Counter slow;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Map<String, Integer> ofAddress = new ConcurrentHashMap<>();
    private final Map<String, Integer> ungreeted = new ConcurrentHashMap<>();

    Sockets(
            Rooms rooms,
            Conversation conversation,
            HubSettings settings,
            @Named(TaskExecutors.BLOCKING) ExecutorService threads,
            MeterRegistry meters) {
        this.rooms = rooms;
        this.conversation = conversation;
        this.settings = settings;
        this.threads = threads;
        this.slow = Counter.builder("gyosil.live.sockets.slow")
                .description("Readers who were let go because they did not read")
                .register(meters);
        Gauge.builder("gyosil.live.sockets.open", open, Set::size)
                .description("Sockets open in this replica")
                .register(meters);
    }

    /** A socket was opened; nobody knows yet by whom. */
    Socket opened(UUID sessionId, Channel channel, String address) {
        Mailbox mailbox = new Mailbox(threads, Socket.mostUnread());
        Socket socket = new Socket(sessionId, channel, address, this, mailbox);
        open.add(socket);
        int here = ofAddress.merge(address, 1, Integer::sum);
        int waiting = ungreeted.merge(address, 1, Integer::sum);
        if (open.size() > settings.mostSockets()
                || here > settings.mostPerAddress()
                || waiting > settings.mostUngreeted()) {
            socket.close(CloseCode.TOO_MANY);
        }
        channel.eventLoop()
                .schedule(
                        () -> {
                            if (socket.participant() == null) {
                                socket.close(CloseCode.NO_HELLO);
                            }
                        },
                        settings.hello().toMillis(),
                        TimeUnit.MILLISECONDS);
        return socket;
    }

    /** A text came; called for one after the other. */
    void take(Socket socket, byte[] text) {
        if (socket.participant() == null) {
            conversation.greet(socket, text);
            if (socket.participant() != null) {
                known(socket);
            }
        } else {
            conversation.take(socket, text);
        }
    }

    void closed(Socket socket) {
        open.remove(socket);
        count(ofAddress, socket.address());
        known(socket);
        if (socket.participant() != null) {
            rooms.leave(socket);
        }
    }

    private void known(Socket socket) {
        if (socket.uncount()) {
            count(ungreeted, socket.address());
        }
    }

    /** A reader was let go who did not read. */
    void slow() {
        slow.increment();
    }

    private static void count(Map<String, Integer> counts, String address) {
        counts.computeIfPresent(address, (name, count) -> count == 1 ? null : Integer.valueOf(count - 1));
    }

    @Scheduled(initialDelay = "2s", fixedDelay = "2s")
    void look() {
        for (Socket socket : open) {
            if (socket.silentFor(TimeUnit.MILLISECONDS) > settings.silence().toMillis()) {
                socket.close(CloseCode.TOO_SLOW);
            } else {
                socket.channel().eventLoop().execute(socket::look);
            }
        }
    }

    /** Everybody is asked to come again, before the server goes. */
    @Override
    public CompletionStage<?> shutdownGracefully() {
        return GracefulShutdownCapable.allOf(open.stream().map(socket -> {
            CompletableFuture<Boolean> gone = new CompletableFuture<>();
            socket.channel().closeFuture().addListener(closed -> gone.complete(true));
            socket.close(CloseCode.GOING_AWAY);
            return gone;
        }));
    }

    /** However the server ends. */
    @PreDestroy
    void goAway() {
        open.forEach(socket -> socket.close(CloseCode.GOING_AWAY));
    }
}
