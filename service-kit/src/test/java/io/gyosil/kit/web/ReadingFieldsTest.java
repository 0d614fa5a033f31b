package io.gyosil.kit.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.gyosil.kit.problem.FieldError;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingFieldsTest {

    @Test
    void goodValuesAreReadAndNothingIsWrong() {
        FieldReader fields = fields("""
            {"name": "일차방정식", "id": 17, "count": 3, "flag": true, "at": "2026-11-20T18:00:00.123456789+09:00",
             "choices": ["하나", "둘"], "nothing": null}\
            """);

        assertThat(fields.text("name", 5)).isEqualTo("일차방정식");
        assertThat(fields.id("id", 10)).isEqualTo("17");
        assertThat(fields.number("count", 3, 3)).isEqualTo(3);
        assertThat(fields.flag("flag")).isTrue();
        assertThat(fields.optionalTime("at")).isEqualTo(Instant.parse("2026-11-20T09:00:00.123456Z"));
        assertThat(fields.texts("choices", 2, 2)).containsExactly("하나", "둘");
        assertThat(fields.optionalText("nothing", 1)).isNull();
        assertThat(fields.optionalNumber("absent", 0, 1)).isNull();
        assertThat(fields.optionalTime("absent")).isNull();
        assertThat(fields.flag("absent")).isFalse();
        assertThat(fields.errors()).isEmpty();
    }

    @Test
    void everythingThatIsWrongIsAnsweredAtOnce() {
        FieldReader fields = fields("""
            {"id": 1.5, "count": 4, "flag": "yes", "at": "yesterday", "choices": "one",
             "answers": [{"selected": 0}, 7, {"selected": 2}]}\
            """);
        fields.text("name", 5);
        fields.id("id", 5);
        fields.number("count", 1, 3);
        fields.flag("flag");
        fields.optionalTime("at");
        fields.texts("choices", 3, 5);
        fields.objects("answers", 3).forEach(answer -> answer.number("selected", 1, 5));

        assertThat(fields.errors())
                .containsExactly(
                        new FieldError("/name", "is missing"),
                        new FieldError("/id", "must be a text"),
                        new FieldError("/count", "must be a whole number from 1 to 3"),
                        new FieldError("/flag", "must be true or false"),
                        new FieldError("/at", "must be a time such as 2026-11-20T09:00:00Z"),
                        new FieldError("/choices", "must be a list"),
                        new FieldError("/answers/1", "must be an object"),
                        new FieldError("/answers/0/selected", "must be a whole number from 1 to 5"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"7", "true", "[]", "{}", "\"\"", "\"123456\"", "\"a\\u0007b\"", "\"\\u001b[31m\"", "\"\\u0085\""
            })
    void badTextIsRefusedAtItsPlace(String value) {
        FieldReader fields = fields("{\"name\": " + value + "}");

        assertThat(fields.text("name", 5)).isNull();
        assertThat(fields.errors()).extracting(FieldError::pointer).containsExactly("/name");
    }

    @Test
    void linesAndTabsMayBeInAText() {
        assertThat(fields("{\"content\": \"하나\\n\\t둘\\r\\n\"}").text("content", 10))
                .isEqualTo("하나\n\t둘\r\n");
    }

    @Test
    void textIsAsLongAsItHasCodePoints() {
        String five = "👩‍👩교😀";
        assertThat(five.codePointCount(0, five.length())).isEqualTo(5);

        assertThat(fields("{\"name\": \"" + five + "\"}").text("name", 5)).isEqualTo(five);
        FieldReader fields = fields("{\"name\": \"" + five + "\"}");
        assertThat(fields.text("name", 4)).isNull();
        assertThat(fields.errors()).containsExactly(new FieldError("/name", "must have 1 to 4 characters, not 5"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0", "4", "-1", "1e400", "1.0", "1e2", "1000000000000000000000000000000", "\"2\"", "true", "[2]"
            })
    void badNumberIsRefusedAtItsPlace(String value) {
        FieldReader fields = fields("{\"count\": " + value + "}");

        assertThat(fields.number("count", 1, 3)).isNull();
        assertThat(fields.errors()).containsExactly(new FieldError("/count", "must be a whole number from 1 to 3"));
    }

    @Test
    void numbersReachFromTheSmallestToTheLargestLong() {
        FieldReader fields = fields("{\"least\": " + Long.MIN_VALUE + ", \"most\": " + Long.MAX_VALUE + ", \"more\": "
                + new BigDecimal(Long.MAX_VALUE).add(BigDecimal.ONE) + "}");

        assertThat(fields.number("least", Long.MIN_VALUE, Long.MAX_VALUE)).isEqualTo(Long.MIN_VALUE);
        assertThat(fields.number("most", Long.MIN_VALUE, Long.MAX_VALUE)).isEqualTo(Long.MAX_VALUE);
        assertThat(fields.number("more", Long.MIN_VALUE, Long.MAX_VALUE)).isNull();
    }

    @Test
    void idsAreTextsOrNumbersTakenAsTheirDecimalText() {
        FieldReader fields =
                fields("{\"text\": \"u-1\", \"huge\": 1000000000000000000000000000000, \"long\": 1234567}");

        assertThat(fields.id("text", 10)).isEqualTo("u-1");
        assertThat(fields.id("huge", 31)).isEqualTo("1" + "0".repeat(30));
        assertThat(fields.id("long", 6)).isNull();
        assertThat(fields.id("absent", 6)).isNull();
        assertThat(fields.errors())
                .containsExactly(
                        new FieldError("/long", "must have 1 to 6 characters, not 7"),
                        new FieldError("/absent", "is missing"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"2026-11-20\"",
                "\"2026-11-20T09:00:00\"",
                "\"2026-02-30T09:00:00Z\"",
                "\"2026-11-20T24:00:01Z\"",
                "\"1969-12-31T23:59:59.999999Z\"",
                "\"1970-01-01T00:00:00+09:00\"",
                "\"+10000-01-01T00:00:00Z\"",
                "\"-999999999-01-01T00:00:00Z\"",
                "\"\"",
                "1763629200",
                "{}"
            })
    void badTimeIsRefusedAtItsPlace(String value) {
        FieldReader fields = fields("{\"at\": " + value + "}");

        assertThat(fields.optionalTime("at")).isNull();
        assertThat(fields.errors()).extracting(FieldError::pointer).containsExactly("/at");
    }

    @Test
    void timesReachFrom1970To9999() {
        FieldReader fields = fields("""
            {"first": "1970-01-01T00:00:00Z", "last": "9999-12-31T23:59:59.999999999Z"}\
            """);

        assertThat(fields.optionalTime("first")).isEqualTo(Instant.EPOCH);
        assertThat(fields.optionalTime("last")).isEqualTo(Instant.parse("9999-12-31T23:59:59.999999Z"));
    }

    @Test
    void listsHaveLimitsAndTheirBadElementsAreNamed() {
        FieldReader fields =
                fields("{\"long\": [1, 2], \"none\": [], \"mixed\": [\"a\", 2, null, \"\", \"b\"], \"nil\": null}");

        assertThat(fields.objects("long", 1)).isEmpty();
        assertThat(fields.objects("none", 1)).isEmpty();
        assertThat(fields.texts("mixed", 5, 1)).containsExactly("a", "b");
        assertThat(fields.texts("nil", 5, 1)).isEmpty();
        assertThat(fields.errors())
                .containsExactly(
                        new FieldError("/long", "must have 1 to 1 entries, not 2"),
                        new FieldError("/none", "must have 1 to 1 entries, not 0"),
                        new FieldError("/mixed/1", "must be a text"),
                        new FieldError("/mixed/2", "must be a text"),
                        new FieldError("/mixed/3", "must have 1 to 1 characters, not 0"),
                        new FieldError("/nil", "is missing"));
    }

    @Test
    void fieldsThatNobodyAskedForAreUnknown() {
        FieldReader fields =
                fields("{\"mood\": 1, \"name\": \"n\", \"기분\": 2, \"answers\": [{\"selected\": 1, \"mood\": 3}]}");
        fields.text("name", 5);
        FieldReader answer = fields.objects("answers", 1).getFirst();
        answer.number("selected", 1, 1);

        assertThat(fields.unknown()).isEqualTo(List.of("mood", "기분"));
        assertThat(answer.unknown()).containsExactly("mood");
    }

    private static FieldReader fields(String json) {
        return JsonBody.read(json.getBytes(StandardCharsets.UTF_8));
    }
}
