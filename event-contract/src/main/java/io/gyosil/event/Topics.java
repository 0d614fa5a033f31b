package io.gyosil.event;

/** The Kafka topics. Every topic has 12 partitions, fixed for life. */
public final class Topics {

    /**
     * What happened in study quizzes, keyed by {@code session_id}; and which viewer apps were seen, keyed by {@code viewer:<id>}. Kept 30 days.
     */
    public static final String STUDY = "gyosil.study";

    /**
     * Who is who: the newest state of each organization, user, teacher, student, class, enrolment, goal and viewer app. Keyed by
     * {@code <type>:<id>}, compacted; a record without data removes its key, and its {@code ce_sequence} is the version
     * at which it did.
     */
    public static final String CLASSROOM_STATE = "gyosil.classroom.state";

    /** What happened in live lessons and exams; keyed by {@code session_id}, kept 30 days. */
    public static final String SESSION = "gyosil.session";

    /** What the sockets of live lessons are to be sent, texts of messages among it; kept a day, and for the hubs only. */
    public static final String SESSION_MESSAGES = "gyosil.session.messages";

    private Topics() {}
}
