package io.gyosil.event;

/** The Kafka topics. Every topic has 12 partitions, fixed for life. */
public final class Topics {

    /** What happened in study quizzes; keyed by {@code session_id}, kept 30 days. */
    public static final String STUDY = "gyosil.study";

    private Topics() {}
}
