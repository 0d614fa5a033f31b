package io.gyosil.study.question;

import io.gyosil.kit.problem.ProblemException;
import io.gyosil.kit.web.FieldReader;
import io.gyosil.kit.web.JsonBody;
import io.gyosil.study.NaturalKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads the questions that a teacher publishes; says everything that is wrong with them at once. */
final class QuestionReader {

    static final int MOST_QUESTIONS = 5_000;

    private static final int LONGEST_ID = 128;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_SUBJECT = 120;
    private static final int LONGEST_CONTENT = 20_000;
    private static final int MOST_CHOICES = 20;
    private static final int LONGEST_CHOICE = 2_000;

    private QuestionReader() {}

    static List<Question> read(byte @Nullable [] body) {
        FieldReader fields = JsonBody.read(body);
        List<FieldReader> elements = fields.objects("questions", MOST_QUESTIONS);
        List<Question> questions = new ArrayList<>();
        Map<String, Integer> positions = new HashMap<>();
        refuseUnknown(fields);
        for (FieldReader element : elements) {
            int before = fields.errors().size();
            Question question = question(element);
            refuseUnknown(element);
            if (fields.errors().size() == before && question != null) {
                Integer earlier = positions.putIfAbsent(question.pubId(), questions.size());
                if (earlier != null) {
                    element.wrong("pub_id", "is the same as that of /questions/" + earlier);
                }
                questions.add(question);
            }
        }
        if (!fields.errors().isEmpty()) {
            throw ProblemException.invalid(fields.errors());
        }
        return questions;
    }

    private static @Nullable Question question(FieldReader fields) {
        String pubId = named(fields, "pub_id");
        Long sourceId = fields.optionalNumber("source_id", 0, Long.MAX_VALUE);
        String userId = named(fields, "user_id");
        String topicId = named(fields, "topic_id");
        String topicName = fields.optionalText("topic_name", LONGEST_NAME);
        String subject = fields.optionalText("subject", LONGEST_SUBJECT);
        String content = fields.text("content", LONGEST_CONTENT);
        List<String> choices = fields.texts("choices", MOST_CHOICES, LONGEST_CHOICE);
        Long key = fields.number("key", 1, Math.max(1, choices.size()));
        if (pubId == null || userId == null || topicId == null || content == null || key == null) {
            return null;
        }
        return new Question(
                pubId,
                sourceId,
                userId,
                topicId,
                Objects.requireNonNullElse(topicName, topicId),
                Objects.requireNonNullElse(subject, ""),
                content,
                choices,
                key.intValue());
    }

    private static @Nullable String named(FieldReader fields, String field) {
        String name = fields.id(field, LONGEST_ID);
        String key = name == null ? null : NaturalKey.of(name);
        if (key != null && key.isEmpty()) {
            fields.wrong(field, "must not be blank");
        }
        return key;
    }

    private static void refuseUnknown(FieldReader fields) {
        fields.unknown().forEach(name -> fields.wrong(name, "is not a field of this request"));
    }
}
