package io.gyosil.kit.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.gyosil.kit.problem.CommonProblem;
import io.gyosil.kit.problem.ProblemException;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpectedVersionTest {

    private static ExpectedVersion of(String... lines) {
        MutableHttpRequest<?> request = HttpRequest.DELETE("/");
        for (String line : lines) {
            request.header(HttpHeaders.IF_MATCH, line);
        }
        return ExpectedVersion.of(request);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "\"7\"", "\"6\" , \"7\""})
    void theVersionThatWasReadIsGood(String tags) {
        assertThatCode(() -> of(tags).check(7)).doesNotThrowAnyException();
    }

    @Test
    void tagsMayComeOnSeveralLinesOrNotAtAll() {
        assertThatCode(() -> of("\"6\"", "\"7\"").check(7)).doesNotThrowAnyException();
        assertThatCode(() -> of().check(7)).doesNotThrowAnyException();
        assertThat(of()).isEqualTo(ExpectedVersion.ANY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"6\"", "7", "", "W/\"7\""})
    void anyOtherIsStale(String tags) {
        ProblemException problem = catchThrowableOfType(ProblemException.class, () -> of(tags).check(7));

        assertThat(problem.type()).isEqualTo(CommonProblem.STALE);
        assertThat(problem.detail()).isEqualTo("It was changed since it was read; its ETag is now \"7\".");
    }
}
