package io.gyosil.kit.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.gyosil.kit.problem.CommonProblem;
import io.gyosil.kit.problem.FieldError;
import io.gyosil.kit.problem.ProblemException;
import io.gyosil.kit.request.Trial.Anything;
import io.gyosil.kit.request.Trial.Upload;
import io.micronaut.validation.validator.Validator;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefusingBodiesTest {

    private static final StrictJson JSON = new StrictJson(Validator.getInstance());

    @Test
    void byteOrderMarkIsPassedOver() {
        assertThat(JSON.read(utf8("\uFEFF{\"count\": 1}"), Anything.class).count())
                .isEqualTo(1);
    }

    @Test
    void emptyBodyIsNamed() {
        assertThat(refusal(new byte[0])).isEqualTo("is empty; send a JSON object");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "7", "\"text\"", "true", "null", " ", "\uFEFF"})
    void bodyThatIsNotAnObjectIsRefused(String body) {
        assertThat(refusal(utf8(body))).isEqualTo("must be a JSON object");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{                    | line 1, column 2",
                "{\"a\": 1,\\n\"b\": }  | line 2, column 6",
                "{\"a\": 1} {}         | line 1, column 10",
                "{\"a\": 1} x          | line 1, column 11",
                "{\"a\": 1, \"a\": 2}    | line 1, column 13",
                "{'a': 1}             | line 1, column 2",
                "{\"a\": NaN}          | line 1, column 10",
                "{\"a\": 01}           | line 1, column 8",
                "{\"a\": 1, /* b */}   | line 1, column 10",
                "{\"a\": \"tab\there\"} | line 1, column 11",
                "{\"a\": {\"b\": 1, \"b\": 1}} | line 1, column 19"
            })
    void bodyThatIsNotJsonIsRefusedWhereItGoesWrong(String body, String where) {
        assertThat(refusal(utf8(body.replace("\\n", "\n")))).isEqualTo("is not JSON, from " + where + " on");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7b2261223a22ff227d",
                "7b2261223a22c0af227d",
                "7b2261223a22eda080227d",
                "7b2261223a22ea",
                "7b2261223a22f8888080227d"
            })
    void bodyThatIsNotUtf8IsRefused(String hex) {
        assertThat(refusal(HexFormat.of().parseHex(hex))).isEqualTo("is not UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-16", "UTF-32", "EUC-KR"})
    void otherEncodingsAreRefused(String charset) {
        assertThat(refusal("{\"이름\": \"김하늘\"}".getBytes(Charset.forName(charset))))
                .startsWith("is not ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\": \"x\\u0000y\"}                       | /a",
                "{\"a\": \"\\ud83d\"}                         | /a",
                "{\"ok\": 1, \"a/b\": \"\\ude00\\ud83d\"}     | /a~1b",
                "{\"a\": [1, [{}, {\"b\": \"\\u0000\"}]]}     | /a/1/1/b",
                "{\"a\": [{\"b\": {\"\\udc00\": 1}}]}         | /a/0/b",
                "{\"\\u0000\": 1}                             | ``"
            })
    void textThatNoDatabaseTakesIsRefusedWhereverItIs(String body, String pointer) {
        assertThat(problem(utf8(body)).errors()).contains(FieldError.of(pointer, "field.unstorable"));
        assertThat(problem(utf8(body)).errors().stream()
                        .filter(error -> error.equals(FieldError.of(pointer, "field.unstorable")))
                        .count())
                .isOne();
    }

    @Test
    void deepNestingIsRefused() {
        assertThat(refusal(utf8("{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}")))
                .isEqualTo("nests deeper, or has longer numbers or names, than is read here");
    }

    @Test
    void endlessNumberIsRefused() {
        assertThat(refusal(utf8("{\"a\":" + "9".repeat(500_000) + "}")))
                .isEqualTo("nests deeper, or has longer numbers or names, than is read here");
    }

    private static String refusal(byte[] body) {
        ProblemException problem = problem(body);
        assertThat(problem.errors()).extracting(FieldError::pointer).containsExactly("");
        return problem.errors().getFirst().detail();
    }

    private static ProblemException problem(byte[] body) {
        ProblemException problem = catchThrowableOfType(ProblemException.class, () -> JSON.read(body, Upload.class));
        assertThat(problem).isNotNull();
        assertThat(problem.type()).isEqualTo(CommonProblem.INVALID_REQUEST);
        return problem;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
