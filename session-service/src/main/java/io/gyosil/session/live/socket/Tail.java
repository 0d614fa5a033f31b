package io.gyosil.session.live.socket;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The newest happenings of a room, without a gap, for those who come. */
final class Tail {

    private final int most;
    private final Deque<Numbered> frames = new ArrayDeque<>();

    Tail(int most) {
        this.most = most;
    }

    private record Numbered(long seq, String frame) {}

    void add(long seq, String frame) {
        if (!frames.isEmpty() && frames.getLast().seq() + 1 != seq) {
            frames.clear();
        }
        frames.addLast(new Numbered(seq, frame));
        if (frames.size() > most) {
            frames.removeFirst();
        }
    }

    void clear() {
        frames.clear();
    }

    /** Whether everything is here that has a number greater than {@code from} and not greater than {@code to}. */
    boolean reachesBackTo(long from, long to) {
        return !frames.isEmpty()
                && frames.getFirst().seq() <= from + 1
                && frames.getLast().seq() == to;
    }

    List<String> after(long from) {
        return frames.stream()
                .filter(numbered -> numbered.seq() > from)
                .map(Numbered::frame)
                .toList();
    }
}
