package io.gyosil.event;

/** The Kafka topics, as DESIGN §3 lists them. Every topic has 12 partitions, fixed for life. */
public final class Topics {

    /** What happened in study quizzes; keyed by {@code session_id}, kept 30 days. */
    public static final String STUDY = "gyosil.study";

    /** The suffix of the topic that takes what a consumer could not read, with the reason. */
    public static final String DEAD_LETTER_SUFFIX = ".dlq";

    private Topics() {}
}
