package io.gyosil.classroom.identity;

import io.gyosil.classroom.person.Passwords;
import io.gyosil.classroom.person.User;
import io.gyosil.classroom.person.UserReader;
import io.gyosil.kit.problem.CommonProblem;
import io.gyosil.kit.problem.ProblemException;
import io.gyosil.kit.security.Caller;
import io.gyosil.kit.security.OwnPages;
import io.gyosil.kit.web.FieldReader;
import io.gyosil.kit.web.JsonBody;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.authentication.Authentication;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;

/**
 * Logging in and out. Programs get the tokens as JSON; a page asks with {@code "cookie": true} and gets them as cookies,
 * which only requests from our own pages may use.
 */
@Controller("/auth")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Identity")
class IdentityController {

    private static final int MOST_TOKEN = 200;

    private final Login login;
    private final FirstAdmin firstAdmin;
    private final LoginCookies cookies;
    private final OwnPages pages;

    IdentityController(Login login, FirstAdmin firstAdmin, LoginCookies cookies, OwnPages pages) {
        this.login = login;
        this.firstAdmin = firstAdmin;
        this.cookies = cookies;
        this.pages = pages;
    }

    /** Tokens as a program gets them (RFC 6749, section 5.1). */
    record TokenView(
            String accessToken, String tokenType, long expiresIn, String refreshToken, long refreshExpiresIn) {}

    /** The answer to a page; its tokens are cookies. */
    record CookieView(long expiresIn) {}

    /** Who the caller is. */
    record CallerView(
            String userId,
            Collection<String> roles,
            @Nullable Long orgId,
            @Nullable Long studentId,
            @Nullable Long teacherId) {}

    /** Logs in with an e-mail address and a password. */
    @Post("/login")
    HttpResponse<?> logIn(HttpRequest<?> request, @Body @Nullable @Schema(implementation = Object.class) byte[] body) {
        FieldReader fields = JsonBody.read(body);
        String email = fields.text("email", 254);
        String password = fields.text("password", Passwords.LONGEST);
        boolean cookie = fields.flag("cookie");
        fields.finish();
        if (cookie) {
            mustBeOurPage(request);
        }
        return answer(request, cookie, login.logIn(Objects.requireNonNull(email), Objects.requireNonNull(password)));
    }

    /** Changes a refresh token for new tokens; it is good for one use. Without a body the one of the cookie. */
    @Post("/refresh")
    HttpResponse<?> refreshTokens(
            HttpRequest<?> request, @Body @Nullable @Schema(implementation = Object.class) byte[] body) {
        Presented presented = presented(request, body);
        return answer(request, presented.byCookie(), login.refresh(presented.token()));
    }

    /** Ends a log-in: its refresh token and all that came of it. */
    @Post("/logout")
    HttpResponse<?> logOut(HttpRequest<?> request, @Body @Nullable @Schema(implementation = Object.class) byte[] body) {
        Presented presented = presented(request, body);
        login.logOut(presented.token());
        return presented.byCookie() ? cookies.clear(request, HttpResponse.noContent()) : HttpResponse.noContent();
    }

    /** Changes the caller's password and ends all other log-ins. */
    @Post("/password")
    HttpResponse<?> changePassword(
            HttpRequest<?> request,
            @Body @Nullable @Schema(implementation = Object.class) byte[] body,
            Authentication authentication) {
        FieldReader fields = JsonBody.read(body);
        String current = fields.text("current_password", Passwords.LONGEST);
        String wanted = UserReader.requiredPassword(fields, "new_password");
        String refresh = fields.optionalText("refresh_token", MOST_TOKEN);
        fields.finish();
        login.changePassword(
                Caller.of(authentication),
                Objects.requireNonNull(current),
                Objects.requireNonNull(wanted),
                refresh != null ? refresh : cookies.refreshToken(request).orElse(null));
        return HttpResponse.noContent();
    }

    /** Who the caller is. */
    @Get("/me")
    CallerView getCaller(Authentication authentication) {
        Caller caller = Caller.of(authentication);
        return new CallerView(caller.userId(), caller.roles(), caller.orgId(), caller.studentId(), caller.teacherId());
    }

    /** Whether the installation waits for its first admin. */
    @Get("/first-admin")
    Map<String, Boolean> awaitsFirstAdmin() {
        return Map.of("open", firstAdmin.isOpen());
    }

    /** Makes the first organization and its admin, with the installation's one-time code. */
    @Post("/first-admin")
    HttpResponse<Map<String, Object>> makeFirstAdmin(
            @Body @Nullable @Schema(implementation = Object.class) byte[] body) {
        FieldReader fields = JsonBody.read(body);
        String code = fields.text("code", MOST_TOKEN);
        String organization = fields.text("organization", 200);
        String email = UserReader.requiredEmail(fields);
        String name = UserReader.requiredName(fields);
        String password = UserReader.requiredPassword(fields, "password");
        fields.finish();
        User admin = firstAdmin.make(new FirstAdmin.Wanted(
                Objects.requireNonNull(code),
                Objects.requireNonNull(organization),
                Objects.requireNonNull(email),
                Objects.requireNonNull(name),
                Objects.requireNonNull(password)));
        return HttpResponse.created(Map.of("user_id", Long.toString(admin.id()), "org_id", admin.orgId()));
    }

    private record Presented(String token, boolean byCookie) {}

    private Presented presented(HttpRequest<?> request, byte @Nullable [] body) {
        if (body != null && body.length > 0) {
            FieldReader fields = JsonBody.read(body);
            String token = fields.text("refresh_token", MOST_TOKEN);
            fields.finish();
            return new Presented(Objects.requireNonNull(token), false);
        }
        mustBeOurPage(request);
        return new Presented(
                cookies.refreshToken(request)
                        .orElseThrow(() -> ProblemException.of(
                                CommonProblem.UNAUTHENTICATED, "There is no refresh token; log in.")),
                true);
    }

    private void mustBeOurPage(HttpRequest<?> request) {
        if (!pages.sent(request)) {
            throw ProblemException.of(
                    CommonProblem.FORBIDDEN, "Cookies are for our own pages; send a refresh_token instead.");
        }
    }

    private HttpResponse<?> answer(HttpRequest<?> request, boolean cookie, Login.Tokens tokens) {
        return cookie
                ? cookies.set(request, HttpResponse.ok(new CookieView(tokens.expiresIn())), tokens)
                : HttpResponse.ok(new TokenView(
                                tokens.accessToken(),
                                "Bearer",
                                tokens.expiresIn(),
                                tokens.refreshToken(),
                                tokens.refreshExpiresIn()))
                        .header("Cache-Control", "no-store");
    }
}
