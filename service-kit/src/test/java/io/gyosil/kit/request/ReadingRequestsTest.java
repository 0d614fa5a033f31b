package io.gyosil.kit.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.gyosil.kit.problem.FieldError;
import io.gyosil.kit.problem.ProblemException;
import io.gyosil.kit.request.Trial.Answer;
import io.gyosil.kit.request.Trial.Anything;
import io.gyosil.kit.request.Trial.Patch;
import io.gyosil.kit.request.Trial.Role;
import io.gyosil.kit.request.Trial.Upload;
import io.micronaut.validation.validator.Validator;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingRequestsTest {

    private static final StrictJson JSON = new StrictJson(Validator.getInstance());

    @Test
    void goodValuesAreReadAndNothingIsWrong() {
        Anything read = anything("""
            {"name": "일차방정식", "line": "수학 1", "secret": " a ", "id": 17, "count": 3, "primitive": 7, "maybe": false,
             "flag": true, "at": "2026-11-20T18:00:00.123456789+09:00", "on": "2026-11-20", "decimal": 1.50,
             "real": 2.5, "role": "head-teacher", "choices": ["하나", "둘"], "whole": null}\
            """);

        assertThat(read.name()).isEqualTo("일차방정식");
        assertThat(read.secret()).isEqualTo(" a ");
        assertThat(read.id()).isEqualTo("17");
        assertThat(read.count()).isEqualTo(3);
        assertThat(read.primitive()).isEqualTo(7);
        assertThat(read.maybe()).isFalse();
        assertThat(read.flag()).isTrue();
        assertThat(read.at()).isEqualTo(Instant.parse("2026-11-20T09:00:00.123456Z"));
        assertThat(read.on()).isEqualTo(LocalDate.of(2026, 11, 20));
        assertThat(read.decimal()).isEqualTo("1.50");
        assertThat(read.real()).isEqualTo(2.5);
        assertThat(read.role()).isEqualTo(Role.HEAD_TEACHER);
        assertThat(read.choices()).containsExactly("하나", "둘");
        assertThat(read.whole()).isNull();
        assertThat(read.metadata()).isNull();
    }

    @Test
    void whatIsAbsentOrNullIsNullZeroOrFalse() {
        for (String body : List.of("{}", "{\"name\": null, \"primitive\": null, \"flag\": null, \"at\": null}")) {
            Anything read = anything(body);
            assertThat(read.name()).isNull();
            assertThat(read.at()).isNull();
            assertThat(read.flag()).isFalse();
            assertThat(read.primitive()).isZero();
        }
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnce() {
        assertThat(errors("""
            {"name": "123456", "id": 1.5, "count": 4, "primitive": "x", "flag": "yes", "at": "yesterday", "on": 7,
             "decimal": "1", "role": "pupil", "choices": "one", "mood": {"a": [1]}, "whole": [1, {"b": 2}],
             "maybe": {}, "real": true, "line": "a\\nb"}\
            """, Anything.class))
                .containsExactly(
                        "/id must be a text",
                        "/count must be a whole number from 1 to 3",
                        "/primitive must be a whole number from -2147483648 to 2147483647",
                        "/flag must be true or false",
                        "/at must be a time such as 2026-11-20T09:00:00Z",
                        "/on must be a date such as 2026-11-20",
                        "/decimal must be a number",
                        "/role must be one of head-teacher, student",
                        "/choices must be a list",
                        "/whole must be a whole number",
                        "/maybe must be true or false",
                        "/real must be a number",
                        "/mood is not a field here",
                        "/name must have 1 to 5 characters, not 6",
                        "/line must be on one line");
    }

    @Test
    void faultsWithinAListAreNamedByTheirPlace() {
        assertThat(errors("""
            {"client_session_uuid": "", "answers": [{"pub_id": "q", "selected": 0}, 7, {"selected": 2}, null, [],
             {"pub_id": {}, "response_time_ms": -1}, "x", {"pub_id": "q-1", "answered_at": "0001-01-01T00:00:00Z"}]}\
            """, Upload.class))
                .containsExactly(
                        "/answers/0/selected must be a whole number from 1 to 5",
                        "/answers/1 must be an object",
                        "/answers/4 must be an object",
                        "/answers/5/pub_id must be a text",
                        "/answers/5/response_time_ms must be a whole number from 0 to 2147483647",
                        "/answers/6 must be an object",
                        "/answers/7/answered_at must be a time between 1970 and 9999",
                        "/client_session_uuid must have 1 to 64 characters, not 0",
                        "/answers/2/pub_id is missing",
                        "/answers/3 is missing");
    }

    @ParameterizedTest
    @CsvSource({
        "[],     /answers must not be empty",
        "{},     /answers must be a list",
        "'\"\"', /answers must be a list",
        "'\"x\"', /answers must be a list",
        "7,      /answers must be a list",
        "true,   /answers must be a list",
        "null,   /answers is missing"
    })
    void listMustBeOneThatIsNotEmpty(String answers, String error) {
        assertThat(errors("{\"client_session_uuid\": \"u\", \"answers\": " + answers + "}", Upload.class))
                .containsExactly(error);
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "true", "[]", "{}", "\"\"", "\"  \"", "\"123456\"", "\"a\\u0007b\"", "\"\\u0085\""})
    void badTextIsRefusedAtItsPlace(String value) {
        assertThat(pointers("{\"name\": " + value + "}", Anything.class)).containsExactly("/name");
    }

    @Test
    void textIsAsLongAsItHasCodePoints() {
        String five = "👩‍👩교😀";
        assertThat(anything("{\"name\": \"" + five + "\"}").name()).isEqualTo(five);
        assertThat(errors("{\"name\": \"" + five + "a\"}", Anything.class))
                .containsExactly("/name must have 1 to 5 characters, not 6");
        assertThat(errors("{\"choices\": [\"a\", 2, null, \"\"]}", Anything.class))
                .containsExactly(
                        "/choices/1 must be a text",
                        "/choices must have 1 to 3 entries, not 4",
                        "/choices/2 is missing",
                        "/choices/3 must have 1 to 2 characters, not 0");
    }

    @Test
    void textIsComposedAndHasNoBlanksOfAnyKindAtItsEnds() {
        String decomposed = Normalizer.normalize("교실é", Normalizer.Form.NFD);

        assertThat(anything("{\"name\": \"" + decomposed + "\"}").name()).isEqualTo("교실é");
        for (String blank : List.of(" ", "\\t", "\\n", "\u00a0", "\u3000", "\u200b", "\ufeff", "\u2060", "\u3164")) {
            assertThat(anything("{\"name\": \"" + blank + "a b" + blank + blank + "\"}")
                            .name())
                    .isEqualTo("a b");
        }
        assertThat(anything("{\"name\": \"a\\n\\tb\\r\\n\"}").name()).isEqualTo("a\n\tb");
    }

    @ParameterizedTest
    @CsvSource({"3, 3", "3.0, 3", "0.3e1, 3", "30E-1, 3", "300000e-5, 3", "1e0, 1", "2.000000000000000000000000000, 2"})
    void wholeNumberIsOneByItsValue(String written, int value) {
        assertThat(anything("{\"count\": " + written + "}").count()).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "4",
                "-1",
                "2.5",
                "1e2",
                "1e400",
                "1e999999999",
                "-1e-999999999",
                "1e99999999999999999999",
                "1000000000000000000000000000000",
                "\"2\"",
                "true",
                "[2]"
            })
    void badNumberIsRefusedAtItsPlace(String value) {
        assertThat(errors("{\"count\": " + value + "}", Anything.class))
                .containsExactly("/count must be a whole number from 1 to 3");
    }

    @ParameterizedTest
    @CsvSource({"8123.4, 8123", "8123.5, 8124", "8.1234e3, 8123", "0.2, 0", "1e3, 1000"})
    void millisecondsOfAFineClockAreRounded(String written, int value) {
        assertThat(anything("{\"millis\": " + written + "}").millis()).isEqualTo(value);
    }

    @Test
    void numbersReachFromTheSmallestToTheLargestLong() {
        assertThat(anything("{\"whole\": " + Long.MIN_VALUE + "}").whole()).isEqualTo(Long.MIN_VALUE);
        assertThat(anything("{\"whole\": " + Long.MAX_VALUE + "}").whole()).isEqualTo(Long.MAX_VALUE);
        assertThat(errors("{\"whole\": 9223372036854775808}", Anything.class))
                .containsExactly("/whole must be a whole number");
    }

    @ParameterizedTest
    @CsvSource({
        "'\"u-1\"', u-1",
        "1000000000000000000000000000000, 1000000000000000000000000000000",
        "1.0, 1",
        "1e3, 1000",
        "-0, 0",
        "'\" 6D1F8E0E-5a0b-4f57-9a53-0f4f3f6f1c11 \"', 6d1f8e0e-5a0b-4f57-9a53-0f4f3f6f1c11",
        "'\"U-1\"', U-1"
    })
    void idIsATextOrANumberAndAUuidHasNoCase(String written, String id) {
        Upload upload = JSON.read(
                utf8("{\"client_session_uuid\": " + written + ", \"answers\": [{\"pub_id\": 1}]}"), Upload.class);

        assertThat(upload.clientSessionUuid()).isEqualTo(id);
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
                "\"2026-11-20T09:60:00Z\"",
                "\"2026-13-20T09:00:00Z\"",
                "\"2026-11-20T09:00:00.1234567890Z\"",
                "\"2026-11-20T0９:00:00Z\"",
                "\"\"",
                "1763629200",
                "{}"
            })
    void badTimeIsRefusedAtItsPlace(String value) {
        assertThat(pointers("{\"at\": " + value + "}", Anything.class)).containsExactly("/at");
    }

    @ParameterizedTest
    @CsvSource({
        "1970-01-01T00:00:00Z,           1970-01-01T00:00:00Z",
        "9999-12-31T23:59:59.999999999Z, 9999-12-31T23:59:59.999999Z",
        "2024-02-29T23:59:59.5Z,         2024-02-29T23:59:59.500Z",
        "2026-11-20T09:00Z,              2026-11-20T09:00:00Z",
        "2026-11-20t09:00:00z,           2026-11-20T09:00:00Z",
        "2026-11-20T09:00:00+09:00,      2026-11-20T00:00:00Z"
    })
    void timesReachFrom1970To9999(String written, Instant time) {
        assertThat(anything("{\"at\": \"" + written + "\"}").at()).isEqualTo(time);
    }

    @Test
    void patchDistinguishesAbsentFromNull() {
        Patch patch = JSON.read(utf8("{\"email\": null}"), Patch.class);

        assertThat(patch.name()).isNull();
        assertThat(patch.email()).isEmpty();
        assertThat(JSON.read(utf8("{\"name\": \"a\"}"), Patch.class).name()).isEqualTo(Optional.of("a"));
        assertThat(errors("{\"name\": \"\", \"email\": \"none\"}", Patch.class))
                .containsExactlyInAnyOrder(
                        "/name must have 1 to 5 characters, not 0", "/email must be an e-mail address");
        assertThat(errors("{\"name\": 7}", Patch.class)).containsExactly("/name must be a text");
    }

    @Test
    void patchTakesAwayOnlyWhatMayBeMissing() {
        Patch patch = JSON.read(utf8("{\"role\": \"student\", \"place\": 17, \"meta\": {\"a\": 1.50}}"), Patch.class);

        assertThat(patch.role()).contains(Role.STUDENT);
        assertThat(patch.place()).contains("17");
        assertThat(Objects.requireNonNull(patch.meta()).orElseThrow()).hasToString("{\"a\": 1.50}");
        assertThat(JSON.read(utf8("{\"meta\": null}"), Patch.class).meta()).isEmpty();
        assertThat(errors("{\"role\": null, \"place\": null, \"meta\": [], \"mood\": 1}", Patch.class))
                .containsExactlyInAnyOrder(
                        "/mood is not a field here",
                        "/role is missing",
                        "/place is missing",
                        "/meta must be an object of at most 10000 characters");
        assertThat(errors("{\"role\": \"pupil\", \"place\": 1234}", Patch.class))
                .containsExactly(
                        "/role must be one of head-teacher, student", "/place must have 0 to 3 characters, not 4");
        assertThat(errors("{\"meta\": {\"a\": \"" + "x".repeat(10_000) + "\"}}", Patch.class))
                .containsExactly("/meta must be an object of at most 10000 characters");
    }

    @Test
    void unknownFieldsAreListedWhereTheyAreTakenAndAllIsKeptAsItCame() {
        String answer = "{ \"pub_id\":\"q\",\"raw\": 1, \"weight\":0.12345678901234567890123,\"n\":1e400000, \"s\":"
                + " \"\\u00e9}\" }";
        Upload upload = JSON.read(
                utf8("{\"client_session_uuid\": \"u\", \"mood\": 1, \"answers\": [" + answer
                        + ", {\"pub_id\": \"r\"}], \"기분\": {\"a\": 1E5}}"),
                Upload.class);

        assertThat(upload.others()).containsOnlyKeys("mood", "기분");
        assertThat(Objects.requireNonNull(upload.others()).get("기분")).hasToString("{\"a\": 1E5}");
        Answer first = upload.answers().getFirst();
        assertThat(first.others()).containsOnlyKeys("weight", "n", "s");
        assertThat(first.raw()).hasToString(answer);
        assertThat(upload.answers().getLast().raw()).hasToString("{\"pub_id\": \"r\"}");
    }

    @Test
    void rawJsonIsAnything() {
        for (String json : List.of("{\"a\": 1e400000}", "[1, 2.50]", "\"a\\n\"", "-1.0", "true", "false")) {
            RawJson metadata = Objects.requireNonNull(
                    anything("{\"metadata\":" + json + "}").metadata());
            assertThat(metadata).hasToString(json);
            assertThat(metadata.length()).isEqualTo(json.length());
            assertThat(metadata.holdsObject()).isEqualTo(json.startsWith("{"));
        }
        assertThat(anything("{\"metadata\": null}").metadata()).isNull();
    }

    private static Anything anything(String body) {
        return JSON.read(utf8(body), Anything.class);
    }

    private static List<String> errors(String body, Class<?> type) {
        return problem(body, type).errors().stream()
                .map(error -> error.pointer() + " " + error.detail())
                .toList();
    }

    private static List<String> pointers(String body, Class<?> type) {
        return problem(body, type).errors().stream().map(FieldError::pointer).toList();
    }

    private static ProblemException problem(String body, Class<?> type) {
        ProblemException problem = catchThrowableOfType(ProblemException.class, () -> JSON.read(utf8(body), type));
        assertThat(problem).as(body).isNotNull();
        return problem;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
