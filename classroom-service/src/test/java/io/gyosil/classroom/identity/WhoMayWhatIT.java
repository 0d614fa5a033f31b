package io.gyosil.classroom.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.gyosil.classroom.ClassroomService;
import io.gyosil.classroom.TwoSchools;
import io.gyosil.kit.testing.Http;
import io.gyosil.kit.testing.TestTokens;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every route of the service, asked by everybody: the router says which routes there are, and each route who may. */
class WhoMayWhatIT {

    private enum Who {
        ANONYMOUS,
        VIEWER,
        EXPIRED,
        WRONG_ISSUER,
        WRONG_AUDIENCE,
        ALG_NONE,
        RS_HS_SWAP,
        OTHER_KEY,
        UNKNOWN_KID,
        STUDENT,
        OTHER_STUDENT,
        TEACHER,
        OTHER_TEACHER,
        ADMIN,
        OTHER_ADMIN
    }

    private static final Map<Who, Set<String>> ROLES = new EnumMap<>(Map.of(
            Who.STUDENT, Set.of("student"),
            Who.OTHER_STUDENT, Set.of("student"),
            Who.TEACHER, Set.of("teacher"),
            Who.OTHER_TEACHER, Set.of("teacher"),
            Who.ADMIN, Set.of("admin", "operator"),
            Who.OTHER_ADMIN, Set.of("admin")));

    private static final Set<Who> STAFF = Set.of(Who.TEACHER, Who.ADMIN);
    private static final Set<Who> CLASS = Set.of(Who.STUDENT, Who.TEACHER, Who.ADMIN);
    private static final Set<Who> SCHOOL =
            Set.of(Who.STUDENT, Who.OTHER_STUDENT, Who.TEACHER, Who.OTHER_TEACHER, Who.ADMIN);

    private static ClassroomService service;
    private static TwoSchools schools;
    private static Map<Who, String> tokens;

    /**
     * A request for a route, harmless and the same for everybody.
     *
     * @param status what those get who may
     * @param owners who may do so with this very thing of the first school; null when there is no such thing
     */
    private record Sample(
            String route,
            String path,
            @Nullable String body,
            int status,
            @Nullable Set<Who> owners) {}

    @BeforeAll
    static void start() throws JOSEException {
        service = ClassroomService.on("classroom_access");
        schools = TwoSchools.in(service);
        TwoSchools.School one = schools.first();
        tokens = new EnumMap<>(Who.class);
        tokens.put(Who.STUDENT, service.token(one.student().email()));
        tokens.put(Who.OTHER_STUDENT, service.token(one.otherStudent().email()));
        tokens.put(Who.TEACHER, service.token(one.teacher().email()));
        tokens.put(Who.OTHER_TEACHER, service.token(one.otherTeacher().email()));
        tokens.put(Who.ADMIN, service.token(one.admin()));
        tokens.put(Who.OTHER_ADMIN, service.token(schools.second().admin()));
        tokens.put(Who.VIEWER, "viewer-token-for-tests-of-forty-characters");
        forge(service.bean(SigningKeys.class).signing());
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void everyRouteSaysWhoMayCallItAndHasASample() {
        assertThat(routes()).hasSizeGreaterThan(40).allSatisfy((route, callers) -> assertThat(callers)
                .as("callers of " + route)
                .isNotEmpty());
        assertThat(samples().stream().map(Sample::route)).containsExactlyInAnyOrderElementsOf(routes().keySet());
    }

    @Test
    void everybodyGetsWhatTheRouteSays() {
        Map<String, Set<String>> routes = routes();
        List<String> surprises = new ArrayList<>();
        int asked = 0;
        for (Sample sample : samples()) {
            String method = sample.route().split(" ")[0];
            Set<String> callers = Objects.requireNonNull(routes.get(sample.route()));
            for (Who who : Who.values()) {
                Http.Answer answer = client(who).send(method, sample.path(), sample.body());
                int expected = expected(sample, callers, who);
                if (answer.status() != expected) {
                    surprises.add("%s by %s: %d, not %d: %s"
                            .formatted(sample.route(), who, answer.status(), expected, answer.text()));
                }
                asked++;
            }
        }
        System.out.println(asked + " requests of " + Who.values().length + " callers");
        assertThat(surprises).isEmpty();
    }

    private static int expected(Sample sample, Set<String> callers, Who who) {
        if (callers.contains(SecurityRule.IS_ANONYMOUS)) {
            return sample.status();
        }
        Set<String> roles = ROLES.get(who);
        if (roles == null) {
            return 401;
        }
        if (roles.stream().noneMatch(callers::contains)) {
            return 403;
        }
        Set<Who> owners = sample.owners();
        if (owners == null || owners.contains(who)) {
            return sample.status();
        }
        return who == Who.OTHER_ADMIN ? 404 : 403;
    }

    private static Http client(Who who) {
        Http anyone = service.anyone().with("If-Match", "\"0\"");
        return who == Who.ANONYMOUS ? anyone : anyone.as(Objects.requireNonNull(tokens.get(who)));
    }

    /** The routes of our own controllers, as the framework knows them, and who may call each. */
    private static Map<String, Set<String>> routes() {
        return service.bean(Router.class)
                .uriRoutes()
                .filter(route ->
                        route.getTargetMethod().getDeclaringType().getName().startsWith("io.gyosil."))
                .filter(route -> !route.getHttpMethod().name().equals("HEAD"))
                .collect(Collectors.toMap(WhoMayWhatIT::name, WhoMayWhatIT::callers, (one, same) -> one));
    }

    private static Set<String> callers(UriRouteInfo<?, ?> route) {
        return Set.of(route.getAnnotationMetadata().stringValues(Secured.class));
    }

    private static String name(UriRouteInfo<?, ?> route) {
        return route.getHttpMethod() + " " + route.getUriMatchTemplate();
    }

    /** Changes name a version that is not there, so that a caller who may change them gets 412. */
    private static List<Sample> samples() {
        TwoSchools.School one = schools.first();
        String organization = "/api/core/organizations/" + one.org();
        String user = "/api/core/users/" + one.student().userId();
        String teacher = "/api/core/teachers/" + one.teacher().id();
        String student = "/api/core/students/" + one.student().id();
        String aClass = "/api/core/classes/" + one.classes().getFirst();
        String goal = "/api/interest-goals/" + one.student().userId() + "/nothing";
        String unenrol = "/api/core/enrollments/999999/" + one.classes().getFirst();
        String roster = "/api/roster-imports/999999";
        Set<Who> admin = Set.of(Who.ADMIN);
        return List.of(
                new Sample("POST /api/core/organizations", "/api/core/organizations", "{}", 400, null),
                new Sample("GET /api/core/organizations", "/api/core/organizations", null, 200, null),
                new Sample("GET /api/core/organizations/{id}", organization, null, 200, SCHOOL),
                new Sample("PATCH /api/core/organizations/{id}", organization, "{}", 412, admin),
                new Sample("DELETE /api/core/organizations/{id}", organization, null, 412, admin),
                new Sample("POST /api/core/users/{id}/password-links", user + "/password-links", "{}", 201, admin),
                new Sample("POST /auth/password-links", "/auth/password-links", "{}", 400, null),
                new Sample("POST /api/core/users", "/api/core/users", "{}", 400, null),
                new Sample("GET /api/core/users", "/api/core/users", null, 200, null),
                new Sample("GET /api/core/users/{id}", user, null, 200, CLASS),
                new Sample("PATCH /api/core/users/{id}", user, "{}", 412, admin),
                new Sample("DELETE /api/core/users/{id}", user, null, 412, admin),
                new Sample("POST /api/core/teachers", "/api/core/teachers", "{}", 400, null),
                new Sample("GET /api/core/teachers", "/api/core/teachers", null, 200, null),
                new Sample("GET /api/core/teachers/{id}", teacher, null, 200, STAFF),
                new Sample("PATCH /api/core/teachers/{id}", teacher, "{}", 412, admin),
                new Sample("DELETE /api/core/teachers/{id}", teacher, null, 412, admin),
                new Sample("POST /api/core/students", "/api/core/students", "{}", 400, null),
                new Sample("GET /api/core/students", "/api/core/students", null, 200, null),
                new Sample("GET /api/core/students/{id}", student, null, 200, CLASS),
                new Sample("PATCH /api/core/students/{id}", student, "{}", 412, admin),
                new Sample("DELETE /api/core/students/{id}", student, null, 412, admin),
                new Sample("POST /api/core/classes", "/api/core/classes", "{}", 400, null),
                new Sample("GET /api/core/classes", "/api/core/classes", null, 200, null),
                new Sample("GET /api/core/classes/{id}", aClass, null, 200, CLASS),
                new Sample("PATCH /api/core/classes/{id}", aClass, "{}", 412, admin),
                new Sample("DELETE /api/core/classes/{id}", aClass, null, 412, admin),
                new Sample("GET /api/core/classes/{id}/students", aClass + "/students", null, 200, STAFF),
                new Sample("POST /api/core/enrollments", "/api/core/enrollments", "{}", 400, null),
                new Sample("POST /api/core/enrollments/bulk", "/api/core/enrollments/bulk", "{}", 400, null),
                new Sample("GET /api/core/enrollments", "/api/core/enrollments", null, 200, null),
                new Sample("DELETE /api/core/enrollments/{student_id}/{class_id}", unenrol, null, 404, admin),
                new Sample("GET /api/interest-goals", "/api/interest-goals", null, 200, null),
                new Sample("GET /api/interest-goals/{user_id}/{topic_id}", goal, null, 404, CLASS),
                new Sample("PUT /api/interest-goals/{user_id}/{topic_id}", goal, "{\"interest_level\": 2}", 400, null),
                new Sample("DELETE /api/interest-goals/{user_id}/{topic_id}", goal, null, 404, CLASS),
                new Sample("POST /api/core/viewers", "/api/core/viewers", "{}", 400, null),
                new Sample("GET /api/core/viewers", "/api/core/viewers", null, 200, null),
                new Sample("POST /api/core/viewers/{id}/rotate", "/api/core/viewers/999999/rotate", null, 404, null),
                new Sample("DELETE /api/core/viewers/{id}", "/api/core/viewers/999999", null, 404, null),
                new Sample("POST /auth/login", "/auth/login", "{}", 400, null),
                new Sample("POST /auth/refresh", "/auth/refresh", "{}", 400, null),
                new Sample("POST /auth/logout", "/auth/logout", "{}", 400, null),
                new Sample("POST /auth/password", "/auth/password", "{}", 400, null),
                new Sample("GET /auth/me", "/auth/me", null, 200, null),
                new Sample("GET /auth/first-admin", "/auth/first-admin", null, 200, null),
                new Sample("POST /auth/first-admin", "/auth/first-admin", "{}", 400, null),
                new Sample("POST /api/roster-imports", "/api/roster-imports", "{}", 415, null),
                new Sample(
                        "GET /api/database-stats/{service}", "/api/database-stats/classroom_access", null, 200, null),
                new Sample(
                        "GET /api/database-stats/{service}/slow-queries",
                        "/api/database-stats/classroom_access/slow-queries",
                        null,
                        200,
                        null),
                new Sample(
                        "GET /api/jobs/{service}/{id}",
                        "/api/jobs/classroom_access/7f5f8c1e-0000-4000-8000-000000000000",
                        null,
                        404,
                        null),
                new Sample("GET /api/roster-imports", "/api/roster-imports", null, 200, null),
                new Sample("GET /api/roster-imports/{id}", roster, null, 404, null),
                new Sample("GET /api/roster-imports/{id}/changes", roster + "/changes", null, 404, null),
                new Sample("POST /api/roster-imports/{id}/apply", roster + "/apply", "{}", 404, null),
                new Sample("POST /api/roster-imports/{id}/undo", roster + "/undo", "{}", 404, null),
                new Sample("GET /api/roster-exports/oneroster", "/api/roster-exports/oneroster", null, 200, null),
                new Sample("GET /", "/", null, 200, null),
                new Sample("GET /developers", "/developers", null, 200, null),
                new Sample("GET /login", "/login", null, 200, null),
                new Sample("GET /api/state/{service}", "/api/state/classroom_access", null, 200, null),
                new Sample("GET /people", "/people", null, 200, null),
                new Sample("GET /rosters", "/rosters", null, 200, null),
                new Sample("GET /ui/{service}/{version}/{+name}", "/ui/classroom/0/shared/gyosil.css", null, 200, null),
                new Sample("GET /.well-known/jwks.json", "/.well-known/jwks.json", null, 200, null));
    }

    private static void forge(RSAKey key) throws JOSEException {
        RSAKey another = TestTokens.newKey("another");
        RSASSASigner good = new RSASSASigner(key);
        tokens.put(
                Who.EXPIRED,
                signed(
                        good,
                        JWSAlgorithm.RS256,
                        key.getKeyID(),
                        claims -> claims.expirationTime(Date.from(Instant.now().minusSeconds(120)))));
        tokens.put(
                Who.WRONG_ISSUER,
                signed(good, JWSAlgorithm.RS256, key.getKeyID(), claims -> claims.issuer("somebody")));
        tokens.put(
                Who.WRONG_AUDIENCE,
                signed(good, JWSAlgorithm.RS256, key.getKeyID(), claims -> claims.audience("somebody")));
        tokens.put(Who.ALG_NONE, new PlainJWT(claims(claims -> claims)).serialize());
        byte[] publicKey = key.toRSAPublicKey().getEncoded();
        tokens.put(
                Who.RS_HS_SWAP, signed(new MACSigner(publicKey), JWSAlgorithm.HS256, key.getKeyID(), claims -> claims));
        RSASSASigner others = new RSASSASigner(another);
        tokens.put(Who.OTHER_KEY, signed(others, JWSAlgorithm.RS256, key.getKeyID(), claims -> claims));
        tokens.put(Who.UNKNOWN_KID, signed(others, JWSAlgorithm.RS256, "another", claims -> claims));
        assertThat(service.anyone()
                        .as(signed(good, JWSAlgorithm.RS256, key.getKeyID(), claims -> claims))
                        .get("/auth/me")
                        .status())
                .as("the forger knows the trade")
                .isEqualTo(200);
    }

    private static String signed(
            JWSSigner signer, JWSAlgorithm algorithm, String kid, UnaryOperator<JWTClaimsSet.Builder> changes)
            throws JOSEException {
        SignedJWT token =
                new SignedJWT(new JWSHeader.Builder(algorithm).keyID(kid).build(), claims(changes));
        token.sign(signer);
        return token.serialize();
    }

    private static JWTClaimsSet claims(UnaryOperator<JWTClaimsSet.Builder> changes) {
        return changes.apply(new JWTClaimsSet.Builder()
                        .issuer("gyosil")
                        .audience("gyosil")
                        .subject("1")
                        .expirationTime(Date.from(Instant.now().plusSeconds(600)))
                        .claim("org_id", schools.first().org())
                        .claim("roles", List.of("admin", "operator"))
                        .claim("user_id", "1"))
                .build();
    }
}
