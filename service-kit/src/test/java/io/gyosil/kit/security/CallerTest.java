package io.gyosil.kit.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.security.authentication.Authentication;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallerTest {

    @ParameterizedTest
    @ValueSource(strings = {Roles.ADMIN, Roles.TEACHER, Roles.VIEWER})
    void staffAndViewersMaySeeMoreThanTheirOwn(String role) {
        assertThat(new Caller("1", List.of(role)).isStaff()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {Roles.STUDENT, "Admin", ""})
    void studentsAndRolesThatNobodyKnowsGiveNothingMore(String role) {
        assertThat(new Caller("1", List.of(role)).isStaff()).isFalse();
        assertThat(new Caller("1", List.of()).isStaff()).isFalse();
    }

    @Test
    void claimsGoThroughTheFrameworkUnchangedAndWhatIsNoNumberIsNone() {
        Caller caller = new Caller("17", List.of(Roles.STUDENT), 3L, 9L, null);
        Caller again = Caller.of(caller.authentication());
        assertThat(again.userId()).isEqualTo("17");
        assertThat(again.roles()).containsExactly(Roles.STUDENT);
        assertThat(again.orgId()).isEqualTo(3);
        assertThat(again.studentId()).isEqualTo(9);
        assertThat(again.teacherId()).isNull();

        Caller odd = Caller.of(
                Authentication.build("17", List.of(), Map.of(Caller.ORG_ID, "3", Caller.STUDENT_ID, List.of(9))));
        assertThat(odd.orgId()).isNull();
        assertThat(odd.studentId()).isNull();
    }
}
