package io.gyosil.dev.stack;

import io.gyosil.dev.kafka.TopicSpec;
import java.time.Duration;
import java.util.List;

/** The topics of the stack; nobody else makes one. */
public final class StackTopics {
    private static final int PARTITIONS = 12;

    /** All topics. */
    public static final List<TopicSpec> ALL = List.of(
            new TopicSpec("gyosil.classroom.state", PARTITIONS, Duration.ofDays(30), true),
            new TopicSpec("gyosil.session", PARTITIONS, Duration.ofDays(30), false),
            new TopicSpec("gyosil.session.dlq", PARTITIONS, Duration.ofDays(30), false),
            new TopicSpec("gyosil.session.messages", PARTITIONS, Duration.ofDays(1), false),
            new TopicSpec("gyosil.study", PARTITIONS, Duration.ofDays(30), false),
            new TopicSpec("gyosil.study.dlq", PARTITIONS, Duration.ofDays(30), false));

    private StackTopics() {}
}
