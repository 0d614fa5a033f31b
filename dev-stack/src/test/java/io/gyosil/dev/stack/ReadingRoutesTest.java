package io.gyosil.dev.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingRoutesTest {

    private static final Routes TABLE = Routes.parse("""
        path,service,what
        /,classroom,home
        /api/core,classroom,people
        /api/core/students/{id},library,one
        /api/core/students/me,study,oneself
        /api/core/students/{id}/exam-stats,analytics,figures
        /api/core/exam-sessions,session,exams
        """);

    @ParameterizedTest
    @CsvSource({
        "/, classroom",
        "/api/core, classroom",
        "/api/core/classes/7, classroom",
        "/api/core/students, classroom",
        "/api/core/students/, classroom",
        "/api/core/students/4711, library",
        "/api/core/students/me, study",
        "/api/core/students/me/exam-stats, analytics",
        "/api/core/students/4711/exam-stats, analytics",
        "/api/core/students/4711/exam-stats/math, analytics",
        "/api/core/students/4711/exam-statistics, library",
        "/api/core/exam-sessions, session",
        "/api/core/exam-sessions-of-old, classroom"
    })
    void theLongestRowDecidesAndOfTwoTheOneThatSaysMore(String path, String service) {
        assertThat(TABLE.serviceAt(path)).contains(service);
        assertThat(TABLE.longestFirst().stream()
                        .filter(row -> path.matches(row.path().regex() + ".*"))
                        .findFirst()
                        .map(Routes.Row::service))
                .contains(service);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nothing", "/api", "/api/corex", "api/core", "", "//api/core"})
    void whatNoRowCoversIsNobodys(String path) {
        assertThat(TABLE.serviceAt(path)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"api/core", "//", "/api//core", "/api/core/", "/api/{id", "/api/{}", "/api/co re", "/api/a*"})
    void whatIsNoPrefixIsRefused(String path) {
        assertThatThrownBy(() -> PathPrefix.of(path)).hasMessageContaining("'" + path + "' is no path prefix");
    }

    @Test
    void aFileThatSaysTwoThingsOfOnePathIsRefused() {
        assertThatThrownBy(() -> Routes.parse("path,service,what\n/a/{id},study,x\n/a/{user_id},session,y\n"))
                .hasMessageContaining("/a/{user_id}");
        assertThatThrownBy(() -> Routes.parse("path,service\n/a,study\n")).hasMessageContaining("path,service,what");
        assertThatThrownBy(() -> Routes.parse("path,service,what\n/a,study\n")).hasMessageContaining("/a,study");
    }

    @Test
    void everyRowIsOfAServiceAndEveryServiceHasOne() {
        List<String> services = ServiceSpec.ALL.stream().map(ServiceSpec::name).toList();

        assertThat(Routes.ALL.rows().stream().map(Routes.Row::service).distinct())
                .containsExactlyInAnyOrderElementsOf(services);
    }
}
