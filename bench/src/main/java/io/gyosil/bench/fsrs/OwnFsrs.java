package io.gyosil.bench.fsrs;

import io.gyosil.bench.frame.Contestant;
import io.gyosil.models.fsrs.Fsrs;
import io.gyosil.models.fsrs.FsrsParameters;
import io.gyosil.models.fsrs.MemoryState;
import io.gyosil.models.fsrs.Rating;
import io.gyosil.models.fsrs.State;
import java.time.Instant;
import java.util.List;

/** Our FSRS-6, on one thread of this JVM. */
final class OwnFsrs implements Contestant {
    private static final long LEAST_NANOS = 2_000_000_000;
    private static final Rating[] RATINGS = Rating.values();

    private final Histories histories;
    private final Fsrs fsrs = new Fsrs(FsrsParameters.published());
    private MemoryState[] states = {};

    OwnFsrs(Histories histories) {
        this.histories = histories;
    }

    @Override
    public String name() {
        return "own";
    }

    @Override
    public String madeOf() {
        return "learning-models on Java " + Runtime.version().feature();
    }

    @Override
    public void start() {}

    @Override
    public List<String> conform() {
        return List.of();
    }

    /** Plays all histories again and again for about as long as the other needs for one time, so that no hiccup decides. */
    @Override
    public double oneRound(int round) {
        MemoryState[] ends = new MemoryState[histories.cards()];
        long begin = System.nanoTime();
        long took;
        int passes = 0;
        do {
            for (int card = 0; card < ends.length; card++) {
                ends[card] = play(card);
            }
            passes++;
            took = System.nanoTime() - begin;
        } while (took < LEAST_NANOS);
        states = ends;
        return (double) passes * histories.size() * 1e9 / took;
    }

    private MemoryState play(int card) {
        int first = card * histories.reviews();
        int end = first + histories.reviews();
        MemoryState state = MemoryState.fresh(Instant.ofEpochMilli(histories.times()[first]));
        for (int i = first; i < end; i++) {
            state = fsrs.review(
                    state,
                    RATINGS[histories.ratings()[i] - 1],
                    Instant.ofEpochMilli(histories.times()[i]));
        }
        return state;
    }

    @Override
    public String state() {
        CardStates hash = new CardStates();
        for (MemoryState state : states) {
            hash.add(
                    state.stability(),
                    state.difficulty(),
                    state.due().toEpochMilli(),
                    number(state.state()),
                    state.reps(),
                    state.lapses());
        }
        return hash.hash();
    }

    /** As ts-fsrs numbers them. */
    private static int number(State state) {
        return switch (state) {
            case NEW -> 0;
            case LEARNING -> 1;
            case REVIEW -> 2;
            case RELEARNING -> 3;
        };
    }

    @Override
    public void close() {}
}
