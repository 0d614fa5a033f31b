package io.gyosil.demo.school;

import io.gyosil.demo.client.Attempt;
import io.gyosil.demo.client.Upload;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * One sitting: items are answered one after another; those that were not correct come back at the end while there is
 * time.
 */
final class StudySession {

    private final Pupil pupil;
    private final Responding responding;
    private final Map<Item, ItemMemory> memories;
    private final Random random;

    StudySession(Pupil pupil, Responding responding, Map<Item, ItemMemory> memories, Random random) {
        this.pupil = pupil;
        this.responding = responding;
        this.memories = memories;
        this.random = random;
    }

    /** Plays the sitting, which changes the pupil's memories. */
    Upload play(StudyDays.Sitting sitting, List<Item> items, int mostAttempts) {
        boolean withoutTimes = random.nextInt(12) == 0;
        Deque<Item> waiting = new ArrayDeque<>(items);
        var attempts = new ArrayList<Attempt>();
        Instant now = sitting.start();
        while (!waiting.isEmpty() && attempts.size() < mostAttempts) {
            Item item = waiting.removeFirst();
            Responding.Response response = answer(item, sitting.week());
            now = now.plusMillis(1000L + random.nextInt(3000)).plusMillis(response.timeMs());
            boolean noted = !withoutTimes && random.nextInt(60) != 0;
            attempts.add(new Attempt(
                    item.pubIdOf(pupil.userId()),
                    response.selected(),
                    response.unsure(),
                    noted ? now : null,
                    response.timeMs()));
            if (!response.correct()) {
                waiting.addLast(item);
            }
        }
        return new Upload(sitting.start(), now, "random", attempts);
    }

    private Responding.Response answer(Item item, int week) {
        ItemMemory memory = memories.getOrDefault(item, ItemMemory.fresh(week));
        Responding.Response response = responding.respond(item, memory, week);
        memories.put(item, memory.answered(response.correct()));
        return response;
    }
}
