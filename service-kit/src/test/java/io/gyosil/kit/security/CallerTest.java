package io.gyosil.kit.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gyosil.kit.problem.CommonProblem;
import io.gyosil.kit.problem.ProblemException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallerTest {

    @ParameterizedTest
    @ValueSource(strings = {Roles.ADMIN, Roles.TEACHER, Roles.VIEWER})
    void staffAndViewersSeeTheRecordsOfEveryLearner(String role) {
        Caller caller = new Caller("1", List.of(role));

        assertThat(caller.isStaff()).isTrue();
        assertThatCode(() -> caller.mustBe("2")).doesNotThrowAnyException();
    }

    @Test
    void studentSeesOnlyTheirOwn() {
        Caller caller = new Caller("1", List.of(Roles.STUDENT));

        assertThat(caller.isStaff()).isFalse();
        assertThatCode(() -> caller.mustBe("1")).doesNotThrowAnyException();
        assertForbidden(caller, "11");
    }

    @Test
    void roleThatNobodyKnowsGivesNothingMore() {
        assertForbidden(new Caller("1", List.of("Admin")), "2");
        assertForbidden(new Caller("1", List.of()), "2");
    }

    private static void assertForbidden(Caller caller, String learnerId) {
        assertThatThrownBy(() -> caller.mustBe(learnerId))
                .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.type())
                        .isEqualTo(CommonProblem.FORBIDDEN));
    }
}
