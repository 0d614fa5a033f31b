package io.gyosil.classroom.identity;

import static io.gyosil.kit.testing.Soon.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.gyosil.classroom.ClassroomService;
import io.gyosil.classroom.TwoSchools;
import io.gyosil.kit.testing.Http;
import io.gyosil.kit.testing.TestTokens;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoggingInIT {

    private static final String ISSUER = "https://id.example.org";
    private static final RSAKey EXTERNAL = TestTokens.newKey("external");

    private static ClassroomService service;
    private static TwoSchools.School school;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        Path keys = Files.writeString(folder.resolve("external.json"), new JWKSet(EXTERNAL.toPublicJWK()).toString());
        service = ClassroomService.on(
                "classroom_login",
                Map.of(
                        "gyosil.proxies",
                        "1",
                        "gyosil.tokens.external-issuer",
                        ISSUER,
                        "gyosil.tokens.external-jwks",
                        keys.toUri().toString(),
                        "gyosil.tokens.external-audience",
                        "gyosil-of-the-school"));
        school = TwoSchools.in(service).first();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void tokensSayWhoSomebodyIs() throws Exception {
        JsonNode me = service.as(school.student().email()).get("/auth/me").json();

        assertThat(me.get("user_id").textValue())
                .isEqualTo(Long.toString(school.student().userId()));
        assertThat(me.get("student_id").longValue()).isEqualTo(school.student().id());
        assertThat(me.get("name").textValue()).isNotBlank();
        assertThat(me.get("teacher_id").isNull()).isTrue();
        assertThat(me.get("org_id").longValue()).isEqualTo(school.org());
        assertThat(me.get("roles").toString()).isEqualTo("[\"student\"]");
        SignedJWT token = SignedJWT.parse(service.token(school.student().email()));
        assertThat(token.getJWTClaimsSet().getExpirationTime())
                .isBetween(
                        Date.from(Instant.now().plus(Duration.ofMinutes(14))),
                        Date.from(Instant.now().plus(Duration.ofMinutes(16))));
    }

    @Test
    void aNameThatNobodyHasIsAnsweredLikeAWrongPassword() {
        Http.Answer wrong = service.logIn(school.teacher().email(), "not-the-password");
        Http.Answer nobody = service.logIn("nobody@one.example", "not-the-password");

        assertThat(wrong.status()).isEqualTo(401);
        assertThat(nobody.status()).isEqualTo(401);
        assertThat(nobody.text()).isEqualTo(wrong.text());
        assertThat(service.logIn(school.teacher().email().toUpperCase(java.util.Locale.ROOT), ClassroomService.PASSWORD)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void tenFailuresLockANameWhetherOrNotAnybodyHasItAndHoweverManyComeAtOnce() throws Exception {
        for (String name : List.of(school.otherStudent().email(), "nobody-at-all@one.example")) {
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Future<Integer>> tries = IntStream.range(0, 14)
                        .mapToObj(n -> threads.submit(
                                () -> service.logIn(name, "not-the-password").status()))
                        .toList();
                int let = 0;
                for (Future<Integer> each : tries) {
                    let += each.get() == 401 ? 1 : 0;
                }
                assertThat(let).as("tries let through for " + name).isEqualTo(10);
            }
            Http.Answer locked = service.logIn(name, ClassroomService.PASSWORD);
            assertThat(locked.status()).isEqualTo(429);
            assertThat(locked.headers().firstValue("Retry-After")).isPresent();
        }
        // As long as it takes, by the database's own clock.
        service.database().update("UPDATE login_attempt SET locked_until = clock_timestamp()");
        assertThat(service.logIn(school.otherStudent().email(), ClassroomService.PASSWORD)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aRefreshTokenIsGoodForOneUseAndItsSecondUseEndsTheFamily() {
        JsonNode first = service.logIn(school.teacher().email(), ClassroomService.PASSWORD)
                .json();
        JsonNode second = refresh(first).json();
        JsonNode twin = refresh(first).json();
        assertThat(refresh(twin).status()).as("of an answer that was lost").isEqualTo(200);
        assertThat(service.anyone()
                        .as(second.get("access_token").textValue())
                        .get("/auth/me")
                        .status())
                .isEqualTo(200);

        assertThat(refresh(first).status()).as("used a third time").isEqualTo(401);

        assertThat(refresh(second).status()).as("of the same family").isEqualTo(401);
        JsonNode another = service.logIn(school.teacher().email(), ClassroomService.PASSWORD)
                .json();
        JsonNode next = refresh(another).json();
        assertThat(next.path("refresh_token").isTextual())
                .as("of another family")
                .isTrue();
        assertThat(service.anyone()
                        .with("User-Agent", "somebody else's")
                        .post("/auth/refresh", body(another))
                        .status())
                .as("by another device")
                .isEqualTo(401);
        assertThat(refresh(next).status()).isEqualTo(401);
    }

    @Test
    void aRefreshTokenIsGoodOnceMoreForTenSecondsOnly() throws SQLException {
        JsonNode first = service.logIn(school.teacher().email(), ClassroomService.PASSWORD)
                .json();
        JsonNode second = refresh(first).json();
        service.database().update("UPDATE refresh_token SET used_at = used_at - interval '11 seconds'");

        assertThat(refresh(first).status()).isEqualTo(401);
        assertThat(refresh(second).status()).isEqualTo(401);
    }

    @Test
    void failuresCountWhereTheyComeFromAndAKnownDeviceIsLetThrough() {
        String email = school.otherTeacher().email();
        Http page = service.anyone().with("Sec-Fetch-Site", "same-origin").with("X-Forwarded-For", "198.51.100.7");
        String wrong = "{\"email\": \"%s\", \"password\": \"not-the-password\", \"cookie\": true}".formatted(email);
        String right = "{\"email\": \"%s\", \"password\": \"%s\", \"cookie\": true}"
                .formatted(email, ClassroomService.PASSWORD);
        String device = page.post("/auth/login", right).headers().allValues("Set-Cookie").stream()
                .map(cookie -> cookie.split(";")[0])
                .filter(cookie -> cookie.contains("-device="))
                .findFirst()
                .orElseThrow();
        for (int i = 0; i < 10; i++) {
            assertThat(page.post("/auth/login", wrong).status()).isEqualTo(401);
        }

        assertThat(page.post("/auth/login", right).status()).as("from there").isEqualTo(429);
        assertThat(page.with("X-Forwarded-For", "192.0.2.1")
                        .post("/auth/login", right)
                        .status())
                .as("from elsewhere")
                .isEqualTo(200);
        Http known = page.with("Cookie", device);
        assertThat(known.post("/auth/login", right).status()).as("known").isEqualTo(200);
        for (int i = 0; i < 10; i++) {
            assertThat(known.post("/auth/login", wrong).status()).isEqualTo(401);
        }
        assertThat(known.post("/auth/login", right).status())
                .as("a device counts for itself")
                .isEqualTo(429);
        assertThat(page.with("Cookie", device)
                        .post("/auth/login", wrong.replace(email, "another@one.example"))
                        .status())
                .as("it is known for those who logged in there")
                .isEqualTo(401);
    }

    @Test
    void aNameIsCountedAsTheDatabaseComparesIt() throws SQLException {
        boolean isOne = service.database()
                .column("SELECT lower('İris@one.example') = lower('iris@one.example')")
                .equals(List.of("t"));
        for (int i = 0; i < 10; i++) {
            assertThat(service.logIn(i % 2 == 0 ? "iris@one.example" : " IRIS@One.example ", "not-the-password")
                            .status())
                    .isEqualTo(401);
        }

        assertThat(service.logIn("iris@ONE.example", "not-the-password").status())
                .isEqualTo(429);
        assertThat(service.logIn("İris@one.example", "not-the-password").status())
                .isEqualTo(isOne ? 429 : 401);
    }

    @Test
    void loggingOutEndsTheLogIn() {
        JsonNode tokens = service.logIn(school.teacher().email(), ClassroomService.PASSWORD)
                .json();
        assertThat(service.anyone().post("/auth/logout", body(tokens)).status()).isEqualTo(204);

        assertThat(refresh(tokens).status()).isEqualTo(401);
        assertThat(service.anyone().post("/auth/logout", body(tokens)).status()).isEqualTo(204);
    }

    @Test
    void aNewPasswordEndsAllOtherLogIns() {
        String email = school.otherTeacher().email();
        JsonNode mine = service.logIn(email, ClassroomService.PASSWORD).json();
        JsonNode other = service.logIn(email, ClassroomService.PASSWORD).json();
        Http me = service.anyone().as(mine.get("access_token").textValue());
        String change = "{\"current_password\": \"%s\", \"new_password\": \"%s\", \"refresh_token\": \"%s\"}";
        String refresh = mine.get("refresh_token").textValue();

        assertThat(me.post("/auth/password", change.formatted("not-my-password", "a-new-password", refresh))
                        .json()
                        .at("/errors/0/pointer")
                        .textValue())
                .isEqualTo("/current_password");
        assertThat(me.post("/auth/password", change.formatted(ClassroomService.PASSWORD, "short", refresh))
                        .status())
                .isEqualTo(400);
        assertThat(me.post("/auth/password", change.formatted(ClassroomService.PASSWORD, "a-new-password", refresh))
                        .status())
                .isEqualTo(204);

        assertThat(refresh(other).status()).isEqualTo(401);
        assertThat(refresh(mine).status()).isEqualTo(200);
        assertThat(service.logIn(email, ClassroomService.PASSWORD).status()).isEqualTo(401);
        assertThat(service.logIn(email, "a-new-password").status()).isEqualTo(200);
        assertThat(me.post("/auth/password", """
            {"current_password": "a-new-password", "new_password": "%s"}
            """.formatted(ClassroomService.PASSWORD))
                        .status())
                .as("by a program without a refresh token")
                .isEqualTo(204);
        assertThat(refresh(mine).status()).as("of before").isEqualTo(401);
    }

    @Test
    void aLinkSetsAPasswordOnce() throws SQLException {
        Http admin = service.as(school.admin());
        String email = "newcomer@one.example";
        String user = "/api/core/users/"
                + TwoSchools.created(
                                admin, "/api/core/users", "{\"email\": \"%s\", \"role\": \"teacher\"}".formatted(email))
                        .get("id")
                        .asLong();
        String former = link(admin, user);
        String newest = link(admin, user);
        refused(former, "of which there is a newer one");
        service.database().update("UPDATE password_link SET expires_at = now() - interval '1 second'");
        refused(newest, "that is too old");
        String good = link(admin, user);
        assertThat(setBy(good, "short").status()).isEqualTo(400);
        assertThat(setBy(good, "by the first link").status()).isEqualTo(204);
        refused(good, "that was used");
        JsonNode tokens = service.logIn(email, "by the first link").json();

        assertThat(setBy(link(admin, user), "by the second link").status()).isEqualTo(204);
        assertThat(refresh(tokens).status())
                .as("what somebody was logged in with")
                .isEqualTo(401);
        assertThat(service.logIn(email, "by the first link").status()).isEqualTo(401);
        assertThat(service.logIn(email, "by the second link").status()).isEqualTo(200);
        assertThat(service.database()
                        .column("SELECT count(*) FROM password_link WHERE user_id = " + user.split("/")[4]))
                .containsExactly("0");

        String forLeaver = link(admin, user);
        assertThat(admin.send("PATCH", user, "{\"is_active\": false}").status()).isEqualTo(200);
        refused(forLeaver, "of somebody who is no longer active");
        assertThat(admin.post(user + "/password-links", null)
                        .json()
                        .path("detail")
                        .asText())
                .isEqualTo("The user may not log in; activate the user first.");
        assertThat(admin.send("PATCH", user, "{\"is_active\": true, \"email\": null}")
                        .status())
                .isEqualTo(200);
        refused(forLeaver, "of before");
        assertThat(admin.post(user + "/password-links", null).status()).isEqualTo(409);
    }

    private static String link(Http admin, String user) {
        JsonNode link = TwoSchools.created(admin, user + "/password-links", "{}");
        assertThat(link.path("path").asText())
                .endsWith("#set-password=" + link.path("token").asText());
        return link.path("token").asText();
    }

    private static Http.Answer setBy(String link, String password) {
        return service.anyone()
                .post(
                        "/auth/password-links",
                        "{\"token\": \"%s\", \"new_password\": \"%s\"}".formatted(link, password));
    }

    private static void refused(String link, String what) {
        Http.Answer answer = setBy(link, "whatever it would be");
        assertThat(answer.status()).as("a link " + what).isEqualTo(403);
        assertThat(answer.json().path("type").asText()).endsWith("link-refused");
    }

    @Test
    void whoIsNoLongerActiveIsOut() {
        Http admin = service.as(school.admin());
        long user = TwoSchools.created(admin, "/api/core/users", """
            {"email": "leaver@one.example", "role": "teacher", "password": "%s"}
            """.formatted(ClassroomService.PASSWORD))
                .get("id")
                .asLong();
        JsonNode tokens =
                service.logIn("leaver@one.example", ClassroomService.PASSWORD).json();
        assertThat(admin.send("PATCH", "/api/core/users/" + user, "{\"is_active\": false}")
                        .status())
                .isEqualTo(200);

        assertThat(refresh(tokens).status()).isEqualTo(401);
        assertThat(service.logIn("leaver@one.example", ClassroomService.PASSWORD)
                        .status())
                .isEqualTo(401);
    }

    @Test
    void aPageGetsCookiesThatOnlyOurOwnPagesMayUse() {
        String login = "{\"email\": \"%s\", \"password\": \"%s\", \"cookie\": true}"
                .formatted(school.admin(), ClassroomService.PASSWORD);
        assertThat(service.anyone()
                        .with("Sec-Fetch-Site", "cross-site")
                        .post("/auth/login", login)
                        .status())
                .isEqualTo(403);
        Http page = service.anyone().with("Sec-Fetch-Site", "same-origin");
        Http.Answer answer = page.post("/auth/login", login);
        List<String> cookies = answer.headers().allValues("Set-Cookie");

        assertThat(answer.text()).doesNotContain("token");
        assertThat(cookies).hasSize(3).allSatisfy(cookie -> assertThat(cookie)
                .containsIgnoringCase("; HttpOnly")
                .contains("; SameSite=Lax"));
        assertThat(page.with("X-Forwarded-Proto", "https")
                        .post("/auth/login", login)
                        .headers()
                        .allValues("Set-Cookie"))
                .allSatisfy(secure -> assertThat(secure).containsIgnoringCase("; Secure"));
        String cookie = cookies.stream()
                .map(each -> each.split(";")[0])
                .reduce((a, b) -> a + "; " + b)
                .orElseThrow();
        String user = "{\"role\": \"student\"}";
        assertThat(service.anyone().with("Cookie", cookie).get("/auth/me").status())
                .isEqualTo(200);
        assertThat(page.with("Cookie", cookie).post("/api/core/users", user).status())
                .isEqualTo(201);
        for (String elsewhere : List.of("cross-site", "same-site", "none")) {
            assertThat(service.anyone()
                            .with("Sec-Fetch-Site", elsewhere)
                            .with("Cookie", cookie)
                            .post("/api/core/users", user)
                            .status())
                    .as(elsewhere)
                    .isEqualTo(401);
        }
        assertThat(service.anyone()
                        .with("Cookie", cookie)
                        .with("Origin", "https://evil.example")
                        .post("/api/core/users", user)
                        .status())
                .as("by us or by the framework")
                .isIn(401, 403);
        assertThat(page.with("Cookie", cookie).post("/auth/refresh", null).status())
                .isEqualTo(200);
    }

    @Test
    void somebodyOfAnExternalIssuerIsTheUserOfThatName() throws Exception {
        Http admin = service.as(school.admin());
        String student = "/api/core/users/" + school.student().userId();
        assertThat(external(ISSUER, "hanbit-17", "gyosil-of-the-school")
                        .get("/auth/me")
                        .status())
                .as("before we know")
                .isEqualTo(401);
        assertThat(admin.send("PATCH", student, """
            {"identities": [{"issuer": "%s", "subject": "hanbit-17"}]}
            """.formatted(ISSUER)).status()).isEqualTo(200);

        JsonNode me = external(ISSUER, "hanbit-17", "gyosil-of-the-school")
                .get("/auth/me")
                .json();
        assertThat(me.get("user_id").textValue())
                .isEqualTo(Long.toString(school.student().userId()));
        assertThat(me.get("roles").toString()).as("ours, not the token's").isEqualTo("[\"student\"]");
        assertThat(external(ISSUER, "hanbit-17", "somebody-else")
                        .get("/auth/me")
                        .status())
                .isEqualTo(401);
        assertThat(external("gyosil", "hanbit-17", "gyosil").get("/auth/me").status())
                .as("signed by their key, said to be ours")
                .isEqualTo(401);
        Http.Answer taken =
                admin.send("PATCH", "/api/core/users/" + school.teacher().userId(), """
                    {"identities": [{"issuer": "%s", "subject": "hanbit-17"}]}
                    """.formatted(ISSUER));
        assertThat(taken.status()).isEqualTo(409);
    }

    @Test
    void theNextKeyIsPublishedBeforeItSignsAndTheLastOneStaysUntilItsTokensHaveEnded() throws Exception {
        Map<String, Object> quick = Map.of(
                "gyosil.identity.key-lifetime", "10h",
                "gyosil.identity.publish-ahead", "1h",
                "gyosil.identity.look-after-keys", "300ms");
        try (ClassroomService own = ClassroomService.on("classroom_rotation", quick)) {
            own.anyone().post("/auth/first-admin", """
                {"code": "%s", "organization": "학교", "email": "a@b.example", "name": "관리자", "password": "%s"}
                """.formatted(ClassroomService.CODE, ClassroomService.PASSWORD));
            String old = own.token("a@b.example");
            String kid = SignedJWT.parse(old).getHeader().getKeyID();

            age(own, 9);
            await().atMost(SOON).until(() -> published(own).size() == 2);
            assertThat(SignedJWT.parse(own.token("a@b.example")).getHeader().getKeyID())
                    .isEqualTo(kid);
            age(own, 1);
            await().atMost(SOON).until(() -> !SignedJWT.parse(own.token("a@b.example"))
                    .getHeader()
                    .getKeyID()
                    .equals(kid));

            assertThat(published(own)).contains(kid);
            assertThat(own.anyone().as(old).get("/auth/me").status()).isEqualTo(200);
            assertThat(own.database().column("SELECT encode(sealed, 'escape') FROM signing_key"))
                    .noneMatch(text -> text.contains("\"d\""));
        }
    }

    /** Makes all keys older. */
    private static void age(ClassroomService own, int hours) throws SQLException {
        own.database().update("UPDATE signing_key SET signs_from = signs_from - interval '%d hours'".formatted(hours));
    }

    private static List<String> published(ClassroomService own) throws Exception {
        return JWKSet.parse(own.anyone().get("/.well-known/jwks.json").text()).getKeys().stream()
                .map(key -> {
                    assertThat(key.isPrivate()).isFalse();
                    return key.getKeyID();
                })
                .toList();
    }

    @Test
    void theFirstAdminIsMadeOnceAndOnlyWithTheCode() throws Exception {
        try (ClassroomService own = ClassroomService.on("classroom_first")) {
            String body = """
                {"code": "%s", "organization": "학교", "email": "%s", "name": "관리자", "password": "%s"}
                """;
            assertThat(own.anyone()
                            .post("/auth/first-admin", body.formatted("x".repeat(40), "a@b.example", "long-enough-1"))
                            .status())
                    .isEqualTo(403);
            assertThat(own.anyone().get("/auth/first-admin").json().get("open").booleanValue())
                    .isTrue();
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Future<Integer>> tries = IntStream.range(0, 6)
                        .mapToObj(n -> threads.submit(() -> own.anyone()
                                .post(
                                        "/auth/first-admin",
                                        body.formatted(ClassroomService.CODE, "a" + n + "@b.example", "long-enough-1"))
                                .status()))
                        .toList();
                int made = 0;
                for (Future<Integer> each : tries) {
                    made += each.get() == 201 ? 1 : 0;
                }
                assertThat(made).isEqualTo(1);
            }
            assertThat(own.database().column("SELECT count(*) FROM organizations"))
                    .containsExactly("1");
            assertThat(own.anyone().get("/auth/first-admin").json().get("open").booleanValue())
                    .isFalse();
        }
    }

    @Test
    void passwordsAndTokensAreKeptByTheirHashAlone() throws SQLException {
        assertThat(service.database().column("SELECT password_hash FROM users WHERE password_hash IS NOT NULL"))
                .isNotEmpty()
                .allSatisfy(hash -> assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$"));
        String token = service.logIn(school.admin(), ClassroomService.PASSWORD)
                .json()
                .get("refresh_token")
                .textValue();
        assertThat(service.database().column("SELECT digest::text FROM refresh_token"))
                .isNotEmpty()
                .noneMatch(token::equals);
    }

    private static Http external(String issuer, String subject, String audience) throws Exception {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .keyID(EXTERNAL.getKeyID())
                        .build(),
                new JWTClaimsSet.Builder()
                        .issuer(issuer)
                        .subject(subject)
                        .audience(audience)
                        .claim("roles", List.of("admin"))
                        .claim("user_id", "1")
                        .expirationTime(Date.from(Instant.now().plusSeconds(60)))
                        .build());
        token.sign(new RSASSASigner(EXTERNAL));
        return service.anyone().as(token.serialize());
    }

    private static Http.Answer refresh(JsonNode tokens) {
        return service.anyone().post("/auth/refresh", body(tokens));
    }

    private static String body(JsonNode tokens) {
        return "{\"refresh_token\": \"" + tokens.get("refresh_token").textValue() + "\"}";
    }
}
