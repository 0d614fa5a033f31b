package io.gyosil.session.live.socket;

import io.gyosil.session.live.lesson.Audience;
import io.gyosil.session.live.lesson.CloseCode;
import io.gyosil.session.live.lesson.Participant;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * The sockets of one lesson that are open here. Everything in it happens in its mailbox, one thing after the other, so that all of
 * them get the same happenings in the same order.
 */
final class Room {

    /** Who joins gets so many happenings without saying after which one. */
    static final int LATEST = 50;

    /** Who was away for longer reads the messages instead. */
    static final int MOST_MISSED = 1_000;

    private static final long UNKNOWN = -1;

    private final UUID sessionId;
    private final Past past;
    private final Mailbox mailbox;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final Tail tail = new Tail(MOST_MISSED);

    /** The number of the newest happening that was passed on. */
    private long seq = UNKNOWN;

    private @Nullable String present;
    private @Nullable String presentToTeacher;

    Room(UUID sessionId, Past past, Mailbox mailbox) {
        this.sessionId = sessionId;
        this.past = past;
        this.mailbox = mailbox;
    }

    UUID sessionId() {
        return sessionId;
    }

    List<Socket> sockets() {
        return sockets;
    }

    /**
     * Lets a socket in: it gets its welcome, what it missed, and from then on everything.
     *
     * @param welcome makes the welcome of the newest number and whether more was missed than comes
     */
    boolean join(Socket socket, @Nullable Long after, Welcome welcome) {
        return mailbox.offer(() -> {
            try {
                letIn(socket, after, welcome);
            } catch (RuntimeException e) {
                // The database is away; the client comes again, perhaps to another replica.
                socket.close(CloseCode.GOING_AWAY);
            }
        });
    }

    private void letIn(Socket socket, @Nullable Long after, Welcome welcome) {
        learn();
        long from = after == null ? Math.max(0, seq - LATEST) : Math.min(after, seq);
        boolean more = after != null && seq - from > MOST_MISSED;
        if (more) {
            from = seq - MOST_MISSED;
        }
        List<String> missed = missed(from);
        socket.send(welcome.frame(seq, more));
        missed.forEach(socket::send);
        boolean teaches = Objects.requireNonNull(socket.participant()).isTeacher();
        String there = teaches && presentToTeacher != null ? presentToTeacher : present;
        if (there != null) {
            socket.send(there);
        }
        sockets.add(socket);
        if (!socket.channel().isActive()) {
            sockets.remove(socket);
        }
    }

    /** Makes the frame with which a socket is let in. */
    interface Welcome {
        String frame(long seq, boolean more);
    }

    void leave(Socket socket) {
        sockets.remove(socket);
    }

    /** Sends who is there, unless that is known. */
    void presence(String frame, boolean toTeacher) {
        mailbox.offer(() -> {
            if (!frame.equals(toTeacher ? presentToTeacher : present)) {
                if (toTeacher) {
                    presentToTeacher = frame;
                } else {
                    present = frame;
                }
                broadcast(frame, toTeacher ? Audience.TEACHER : Audience.STUDENTS, null);
            }
        });
    }

    /** Passes it on; false when too much waits. */
    boolean deliver(Broadcast next) {
        return mailbox.offer(() -> pass(next));
    }

    /** Passes on what was not delivered, if there is anything. */
    void catchUp() {
        mailbox.offer(this::catchUpNow);
    }

    /** Like {@link #catchUp}, from within the mailbox. */
    void catchUpNow() {
        if (seq != UNKNOWN) {
            fill(Long.MAX_VALUE);
        }
    }

    /** Does something in the mailbox if not everything was passed on up to that number. */
    void ifBehind(long last, Runnable then) {
        mailbox.offer(() -> {
            if (seq != UNKNOWN && seq < last) {
                then.run();
            }
        });
    }

    private void pass(Broadcast next) {
        if (next.seq() == null) {
            broadcast(next.frame(), next.audience(), next.close());
        } else if (seq != UNKNOWN && next.seq() > seq) {
            if (next.seq() > seq + 1) {
                fill(next.seq());
            }
            if (next.seq() > seq) {
                happened(next.seq(), next);
            }
            if (next.close() != null) {
                sockets.forEach(socket -> socket.close(next.close()));
            }
        }
    }

    /** What is numbered below {@code until} and was not passed on comes from the database. */
    private void fill(long until) {
        past.after(sessionId, seq, MOST_MISSED).stream()
                .filter(missing -> number(missing) < until)
                .forEach(missing -> happened(number(missing), missing));
    }

    private void happened(long number, Broadcast happening) {
        seq = number;
        if (happening.hides()) {
            // The tail shows what is not to be shown any more.
            tail.clear();
        } else {
            tail.add(number, happening.frame());
        }
        broadcast(happening.frame(), Audience.ALL, null);
    }

    private void learn() {
        if (seq == UNKNOWN) {
            seq = past.newest(sessionId);
        }
    }

    private List<String> missed(long from) {
        if (from >= seq) {
            return List.of();
        }
        if (!tail.reachesBackTo(from, seq)) {
            tail.clear();
            past.after(sessionId, from, MOST_MISSED).stream()
                    .filter(happening -> number(happening) <= seq)
                    .forEach(happening -> tail.add(number(happening), happening.frame()));
        }
        return tail.after(from);
    }

    private static long number(Broadcast happening) {
        return Objects.requireNonNull(happening.seq());
    }

    /** Encodes it once, and goes to each event loop once. */
    private void broadcast(String frame, Audience whom, @Nullable Integer close) {
        Map<EventLoop, List<Socket>> byLoop = new HashMap<>();
        for (Socket socket : sockets) {
            if (whom.includes(Objects.requireNonNull(socket.participant()))) {
                byLoop.computeIfAbsent(socket.channel().eventLoop(), loop -> new ArrayList<>())
                        .add(socket);
            }
        }
        if (byLoop.isEmpty()) {
            return;
        }
        ByteBuf content = ByteBufUtil.writeUtf8(PooledByteBufAllocator.DEFAULT, frame);
        byLoop.forEach((loop, some) -> {
            content.retain();
            loop.execute(() -> write(some, content));
        });
        content.release();
        if (close != null) {
            byLoop.values().forEach(some -> some.forEach(socket -> socket.close(close)));
        }
    }

    private static void write(List<Socket> some, ByteBuf content) {
        try {
            for (Socket socket : some) {
                socket.write(content);
                socket.channel().flush();
            }
        } finally {
            content.release();
        }
    }

    /** Whether a teacher's socket is open here. */
    boolean hasTeacher() {
        return sockets.stream()
                .map(Socket::participant)
                .filter(Objects::nonNull)
                .anyMatch(Participant::isTeacher);
    }
}
