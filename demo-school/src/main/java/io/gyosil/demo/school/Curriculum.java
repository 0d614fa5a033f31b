package io.gyosil.demo.school;

import java.util.ArrayList;
import java.util.List;

/**
 * What each class works on: in every subject one topic a week. The classes are at different places of the year, two
 * topics apart, so that neighbouring classes share half of theirs.
 */
record Curriculum(ItemBank bank) {

    static final int WEEKS = 4;

    private static final int TOPICS_BETWEEN_CLASSES = 2;

    /**
     * What a class works on in one subject and week.
     *
     * @param week 0 to 3
     */
    Topic topic(int schoolClass, Subject subject, int week) {
        return bank.topics(subject).get(schoolClass * TOPICS_BETWEEN_CLASSES + week);
    }

    /** Everything that a class works on in the four weeks. */
    List<Item> items(int schoolClass) {
        var items = new ArrayList<Item>();
        for (Subject subject : Subject.values()) {
            for (int week = 0; week < WEEKS; week++) {
                items.addAll(bank.items(topic(schoolClass, subject, week)));
            }
        }
        return items;
    }
}
