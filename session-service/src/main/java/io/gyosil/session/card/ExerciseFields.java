package io.gyosil.session.card;

import io.gyosil.kit.web.FieldReader;
import java.text.Normalizer;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what is said of a problem, and notes what is wrong with it. */
final class ExerciseFields {

    static final Set<String> TYPES = Set.of("vocabulary", "proverb", "math");
    static final String MUST_BE_A_TYPE = "must be vocabulary, proverb or math";
    static final int EASIEST = 1;
    static final int HARDEST = 5;
    static final int LONGEST_GRADE = 10;

    private static final int LONGEST_QUESTION = 2_000;
    private static final int LONGEST_ANSWER = 500;
    private static final int LONGEST_ID = 200;
    private static final String CLASS = "class_id";

    private ExerciseFields() {}

    /** A whole problem. What is missing is noted, and has something in its place. */
    static Exercise.Draft whole(FieldReader fields) {
        Exercise.Content nothing = new Exercise.Content("", "", "", EASIEST, "");
        Exercise.Content read = content(fields, nothing, true);
        return new Exercise.Draft(classId(fields, null), read);
    }

    /** A merge-patch on a problem. */
    static Exercise.Draft patched(FieldReader fields, Exercise before) {
        return new Exercise.Draft(classId(fields, before.classId()), content(fields, before.content(), false));
    }

    private static Exercise.Content content(FieldReader fields, Exercise.Content before, boolean all) {
        Long difficulty = all || fields.has("difficulty") ? fields.number("difficulty", EASIEST, HARDEST) : null;
        String type = text(fields, "type", 20, before.type(), all);
        if (!type.isEmpty() && !TYPES.contains(type)) {
            fields.wrong("type", MUST_BE_A_TYPE);
        }
        return new Exercise.Content(
                text(fields, "question", LONGEST_QUESTION, before.question(), all),
                text(fields, "answer", LONGEST_ANSWER, before.answer(), all),
                type,
                difficulty == null ? before.difficulty() : difficulty.intValue(),
                text(fields, "grade", LONGEST_GRADE, before.grade(), all));
    }

    private static @Nullable String classId(FieldReader fields, @Nullable String before) {
        fields.optional(CLASS);
        if (!fields.has(CLASS)) {
            return before;
        }
        return fields.raw().get(CLASS).isNull() ? null : fields.id(CLASS, LONGEST_ID);
    }

    private static String text(FieldReader fields, String name, int longest, String before, boolean all) {
        if (!all && !fields.has(name)) {
            fields.optional(name);
            return before;
        }
        String given = fields.text(name, longest);
        String text = Normalizer.normalize(Objects.requireNonNullElse(given, "-"), Normalizer.Form.NFC)
                .strip();
        if (text.isEmpty()) {
            fields.wrong(name, "must not be blank");
        }
        return given == null ? before : text;
    }
}
