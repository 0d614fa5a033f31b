package io.gyosil.demo.school;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** All topics with their items, in the order of the school year. */
record ItemBank(Map<Topic, List<Item>> items) {

    static final int ITEMS_OF_A_TOPIC = 10;

    static ItemBank of(long seed) {
        var items = new LinkedHashMap<Topic, List<Item>>();
        int topics = 0;
        for (Subject subject : Subject.values()) {
            for (Map.Entry<String, List<Draft>> entry : drafts(subject, seed).entrySet()) {
                var topic = new Topic("t-" + (topics + 1), entry.getKey(), subject);
                items.put(topic, items(topic, topics * ITEMS_OF_A_TOPIC, entry.getValue(), seed));
                topics++;
            }
        }
        return new ItemBank(items);
    }

    List<Topic> topics() {
        return List.copyOf(items.keySet());
    }

    List<Topic> topics(Subject subject) {
        return items.keySet().stream()
                .filter(topic -> topic.subject() == subject)
                .toList();
    }

    List<Item> items(Topic topic) {
        return items.getOrDefault(topic, List.of());
    }

    private static Map<String, List<Draft>> drafts(Subject subject, long seed) {
        return subject == Subject.MATHEMATICS
                ? MathematicsDrafts.drafts(Seeds.random(seed, "mathematics"), ITEMS_OF_A_TOPIC)
                : WrittenDrafts.drafts(subject);
    }

    private static List<Item> items(Topic topic, int before, List<Draft> drafts, long seed) {
        Random random = Seeds.random(seed, "items of " + topic.id());
        var items = new ArrayList<Item>();
        for (Draft draft : drafts) {
            items.add(item(topic, before + items.size() + 1, draft, random));
        }
        return items;
    }

    private static Item item(Topic topic, int number, Draft draft, Random random) {
        var choices = new ArrayList<>(draft.wrong());
        Collections.shuffle(choices, random);
        int key = 1 + random.nextInt(choices.size() + 1);
        choices.add(key - 1, draft.right());
        return new Item(number, topic, draft.content(), choices, key, 2 * random.nextDouble() - 1);
    }
}
