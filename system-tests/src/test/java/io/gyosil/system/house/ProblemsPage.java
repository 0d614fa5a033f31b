package io.gyosil.system.house;

import io.gyosil.classroom.ClassroomProblem;
import io.gyosil.classroom.RosterProblem;
import io.gyosil.kit.problem.CommonProblem;
import io.gyosil.kit.problem.ProblemType;
import io.gyosil.session.SessionProblem;
import io.gyosil.study.StudyProblem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes {@code docs/reference/problems.md} from the types of problems: their Javadoc says when, and what to do. */
final class ProblemsPage {

    /** The types, each enum with its module and title. */
    static final Map<Class<? extends ProblemType>, Home> TYPES = types();

    private static final String HEAD = """
        # Problems

        Every error is `application/problem+json` (RFC 9457). No stack trace, SQL or class name ever leaves. This page is made from
        the code: the constants that implement `ProblemType`, their Javadoc and their titles.

        ```json
        {
          "type": "invalid-request",
          "title": "The request is not valid",
          "status": 400,
          "detail": "/attempts/3/selected must be a whole number from 1 to 1000, and 1 more.",
          "instance": "/ingest/study/attempts",
          "errors": [
            {"pointer": "/attempts/3/selected", "detail": "must be a whole number from 1 to 1000"},
            {"pointer": "/attempts/4/selected", "detail": "is missing; it may be only when unsure is true"}
          ]
        }
        ```

        | member | what |
        |---|---|
        | `type` | the slug, one of those below. Decide by it |
        | `title` | the same for every problem of a type; in Korean or English, as `Accept-Language` asks |
        | `status` | the HTTP status again |
        | `detail` | what is wrong this time, for a person to read; in the same language, or in English. Its wording may change |
        | `instance` | the path that was asked |
        | `errors` | the bad fields, all at once, at most 100; absent when no field is to blame |

        A `pointer` says where the bad field is:

        | pointer | means |
        |---|---|
        | `/attempts/3/selected` | a JSON Pointer (RFC 6901) into the body: the field `selected` of the fourth attempt |
        | `?limit` | the query parameter `limit` |
        | `{id}` | the part `id` of the path |
        | an empty text | the body as a whole |

        Every 401 has the header `WWW-Authenticate: Bearer`. Every 503 has `Retry-After: 2`: wait that many seconds and try again.
        """;

    private static final String TAIL = """
        ## The entrance of one machine

        The dev stack's gateway answers `not-found` (404) where no service has the path, `unavailable` (503) while the service behind
        it does not answer, for instance while it is started again, and `no-answer` (500 to 504) where the service closed the
        connection before it answered: see `./gyosil logs` of the service.
        """;

    private static final Pattern CONSTANT =
            Pattern.compile("/\\*\\*((?:(?!\\*/).)*?)<p>((?:(?!\\*/).)*?)\\*/\\s+([A-Z_]+)\\(", Pattern.DOTALL);

    private ProblemsPage() {}

    /**
     * Where types are from.
     *
     * @param module the module of the enum
     * @param title what answers with them
     */
    record Home(String module, String title) {}

    private static Map<Class<? extends ProblemType>, Home> types() {
        Map<Class<? extends ProblemType>, Home> types = new LinkedHashMap<>();
        types.put(CommonProblem.class, new Home("service-kit", "Every service"));
        types.put(SessionProblem.class, new Home("session-service", "session"));
        types.put(StudyProblem.class, new Home("study-ingest-service", "study"));
        types.put(ClassroomProblem.class, new Home("classroom-service", "classroom"));
        types.put(RosterProblem.class, new Home("classroom-service", "classroom: roster imports"));
        return types;
    }

    static String text() {
        List<String> sections = new ArrayList<>();
        sections.add(HEAD.strip());
        TYPES.forEach((type, home) -> sections.add("## " + home.title() + "\n\n" + table(type, home)));
        sections.add(TAIL.strip());
        return String.join("\n\n", sections) + "\n";
    }

    private static String table(Class<? extends ProblemType> type, Home home) {
        Map<String, String> meanings = meanings(type, home);
        return Arrays.stream(type.getEnumConstants())
                .map(problem -> row(problem, meanings.getOrDefault(problem.toString(), " | ")))
                .collect(Collectors.joining(
                        "\n", "| type | status | title | when | what to do |\n|---|---|---|---|---|\n", ""));
    }

    private static String row(ProblemType problem, String meaning) {
        return "| `%s` | %d | %s / %s | %s |"
                .formatted(
                        problem.kind().slug(),
                        problem.kind().status(),
                        problem.kind().english(),
                        problem.kind().korean(),
                        meaning);
    }

    /** Of each constant of an enum: when, and what to do, as two cells. */
    static Map<String, String> meanings(Class<? extends ProblemType> type, Home home) {
        Path source = Tree.ROOT.resolve(
                home.module() + "/src/main/java/" + type.getName().replace('.', '/') + ".java");
        Map<String, String> meanings = new LinkedHashMap<>();
        Matcher constants = CONSTANT.matcher(Tree.read(source));
        while (constants.find()) {
            meanings.put(constants.group(3), cell(constants.group(1)) + " | " + cell(constants.group(2)));
        }
        return meanings;
    }

    private static String cell(String javadoc) {
        return javadoc.replaceAll("\\s*\\n\\s*\\*", " ")
                .replaceAll("\\s+", " ")
                .strip()
                .replaceAll("\\{@code ([^}]*)}", "`$1`")
                .replaceAll("</?code>", "`");
    }
}
