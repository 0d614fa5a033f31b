package io.gyosil.kit.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.gyosil.kit.problem.FieldError;
import io.gyosil.kit.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Objects;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

    @Test
    void cursorComesBackAsItWent() {
        Cursor sent = Cursor.at("일차방정식, \"1\"\n?&=/+", "-17", "2026-11-20T09:00:00Z");
        Cursor back = Objects.requireNonNull(Cursor.decode(sent.encoded(), 3));

        assertThat(sent.encoded()).matches("[A-Za-z0-9_-]+");
        assertThat(back).isEqualTo(sent);
        assertThat(back.number(1)).isEqualTo(-17);
        assertThat(back.parsed(2, Instant::parse)).isEqualTo("2026-11-20T09:00:00Z");
    }

    @Test
    void noCursorIsTheBeginning() {
        assertThat(Cursor.decode(null, 1)).isNull();
        assertThat(Cursor.decode("", 1)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"garbage!", "교실", "a", "====", "%00", "WzE", "AAAA", "' OR 1=1 --"})
    void garbageIsRefused(String garbage) {
        assertRefused(() -> Cursor.decode(garbage, 1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "{}",
                "\"a\"",
                "7",
                "[]",
                "[\"a\"]",
                "[\"a\", null]",
                "[\"a\", [\"b\"]]",
                "[\"a\", {}]",
                "[\"a\", \"b\", \"c\"]",
                "[\"a\", \"\\u0000\"]",
                "[\"\\ud800\", \"b\"]"
            })
    void wellEncodedJsonThatIsNoCursorOfTheListIsRefused(String json) {
        assertRefused(() -> Cursor.decode(encoded(json), 2));
    }

    @Test
    void cursorOfAnotherListIsRefusedWhereItsValuesAreUsed() {
        Cursor foreign = Cursor.at("t-3", "99999999999999999999");

        assertRefused(() -> foreign.number(0));
        assertRefused(() -> foreign.number(1));
        assertRefused(() -> foreign.parsed(0, Instant::parse));
        assertRefused(() -> foreign.parsed(0, UUID::fromString));
    }

    @ParameterizedTest
    @ValueSource(strings = {"+1000000000-01-01T00:00:00Z", "-0001-01-01T00:00:00Z", "+10000-01-01T00:00:00Z"})
    void timeThatNoClockShowsIsNoPlaceInAList(String time) {
        assertRefused(() -> Cursor.at(time).parsed(0, Instant::parse));
        assertRefused(() -> Cursor.at(time.substring(0, time.indexOf('T'))).parsed(0, LocalDate::parse));
    }

    private static String encoded(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private static void assertRefused(ThrowingCallable use) {
        assertThatThrownBy(use).isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.errors())
                .extracting(FieldError::pointer, FieldError::detail)
                .containsExactly(tuple("?cursor", "is not a cursor of this list; start again without it")));
    }
}
