package io.gyosil.bench.ingest;

import java.util.ArrayList;
import java.util.List;

/**
 * Who uploads, and at which questions: learners with three topics of 20 questions each.
 *
 * @param learners how many upload; two more are only there for the conformance calls
 */
record School(int learners) {
    static final int TOPICS = 3;
    static final int QUESTIONS = 20;

    private static final int CONFORMANCE_LEARNERS = 2;
    private static final int CHOICES = 4;
    private static final int A_REQUEST = 2_000;

    static String pubId(int learner, int topic, int question) {
        return "b" + learner + "-t" + topic + "-q" + question;
    }

    /** The right choice of a question, from 1. */
    static int key(int topic, int question) {
        return 1 + (topic * 7 + question * 3) % CHOICES;
    }

    /** A choice that is not right. */
    static int wrong(int topic, int question) {
        return 1 + key(topic, question) % CHOICES;
    }

    /** The bodies that publish all questions. */
    List<String> publications() {
        List<String> questions = new ArrayList<>();
        for (int learner = 0; learner < learners + CONFORMANCE_LEARNERS; learner++) {
            for (int topic = 0; topic < TOPICS; topic++) {
                for (int question = 0; question < QUESTIONS; question++) {
                    questions.add(question(learner, topic, question));
                }
            }
        }
        List<String> bodies = new ArrayList<>();
        for (int i = 0; i < questions.size(); i += A_REQUEST) {
            List<String> some = questions.subList(i, Math.min(questions.size(), i + A_REQUEST));
            bodies.add("{\"questions\":[" + String.join(",", some) + "]}");
        }
        return bodies;
    }

    private static String question(int learner, int topic, int question) {
        return """
            {"pub_id":"%s","source_id":%d,"user_id":"b%d","topic_id":"t-%d","topic_name":"일차방정식 %d","subject":"수학",\
            "content":"다음 방정식의 해를 구하세요: %dx + %d = %d","choices":["1","2","3","4"],"key":%d}\
            """.formatted(
                        pubId(learner, topic, question),
                        topic * 1_000 + question,
                        learner,
                        topic,
                        topic,
                        question + 2,
                        topic + 1,
                        question * 3,
                        key(topic, question));
    }
}
