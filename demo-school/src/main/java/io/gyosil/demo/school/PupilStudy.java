package io.gyosil.demo.school;

import io.gyosil.demo.client.Upload;
import io.gyosil.demo.school.Pupil.Profile;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Four weeks of one pupil: which topics on which evening, and what came of it. */
final class PupilStudy {

    private static final int FEWEST_ATTEMPTS = 10;
    private static final int MOST_ATTEMPTS = 20;

    private final Pupil pupil;
    private final Curriculum curriculum;
    private final Random random;
    private final Map<Item, ItemMemory> memories = new HashMap<>();
    private final List<Topic> studied = new ArrayList<>();

    PupilStudy(Pupil pupil, Curriculum curriculum, long seed) {
        this.pupil = pupil;
        this.curriculum = curriculum;
        this.random = Seeds.random(seed, "study of " + pupil.userId());
    }

    List<Upload> uploads(LocalDate lastDay) {
        var session = new StudySession(pupil, new Responding(pupil, random), memories, random);
        var uploads = new ArrayList<Upload>();
        for (StudyDays.Sitting sitting : StudyDays.until(lastDay, random)) {
            int attempts = FEWEST_ATTEMPTS + random.nextInt(MOST_ATTEMPTS - FEWEST_ATTEMPTS + 1);
            uploads.add(session.play(sitting, items(sitting.week(), attempts), attempts));
        }
        return uploads;
    }

    /** The items of one topic, of two where time allows; those that went wrong last time first. */
    private List<Item> items(int week, int attempts) {
        Topic topic = topic(week);
        List<Item> items = shuffled(topic);
        boolean second = attempts > FEWEST_ATTEMPTS + 2 && random.nextInt(3) == 0;
        Topic another = second ? topic(week) : topic;
        if (!another.equals(topic)) {
            items.subList(attempts / 2, items.size()).clear();
            items.addAll(shuffled(another));
        }
        return items;
    }

    /** Mostly one of this week's, now and then an earlier one; who forgets goes over the first two weeks again. */
    private Topic topic(int week) {
        if (pupil.profile() instanceof Profile.Forgetting && week >= Responding.WEEK_OF_FORGETTING) {
            return studied.get(random.nextInt(studied.size()));
        }
        Subject subject = subject();
        int reached = isStuckIn(subject) ? Math.min(week, 1) : week;
        int weekOfTopic = reached > 0 && random.nextInt(3) == 0 ? random.nextInt(reached) : reached;
        Topic topic = curriculum.topic(pupil.schoolClass(), subject, weekOfTopic);
        studied.add(topic);
        return topic;
    }

    private List<Item> shuffled(Topic topic) {
        var items = new ArrayList<>(curriculum.bank().items(topic));
        Collections.shuffle(items, random);
        items.sort(Comparator.comparing(item -> !memory(item).lastWrong()));
        return items;
    }

    private ItemMemory memory(Item item) {
        return memories.getOrDefault(item, ItemMemory.fresh(0));
    }

    /** Every subject alike; who struggles with one sits over it half of the time. */
    private Subject subject() {
        if (pupil.profile() instanceof Profile.Struggling(Subject weakness) && random.nextBoolean()) {
            return weakness;
        }
        return Subject.values()[random.nextInt(Subject.values().length)];
    }

    /** Who struggles does not get beyond the topics of the first two weeks. */
    private boolean isStuckIn(Subject subject) {
        return pupil.profile() instanceof Profile.Struggling(Subject weakness) && subject == weakness;
    }
}
