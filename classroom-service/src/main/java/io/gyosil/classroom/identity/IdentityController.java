package io.gyosil.classroom.identity;

import io.gyosil.kit.problem.CommonProblem;
import io.gyosil.kit.problem.ProblemException;
import io.gyosil.kit.problem.ReadProblems;
import io.gyosil.kit.problem.Words;
import io.gyosil.kit.problem.WriteProblems;
import io.gyosil.kit.security.Caller;
import io.gyosil.kit.security.ClientAddress;
import io.gyosil.kit.security.OwnPages;
import io.gyosil.kit.security.RandomSecret;
import io.gyosil.kit.security.Roles;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Logging in and out. Programs get the tokens as JSON; a page asks with {@code "cookie": true} and gets them as cookies,
 * which only requests from our own pages may use.
 */
@Controller("/auth")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Identity")
class IdentityController {

    private final Login login;
    private final FirstAdmin firstAdmin;
    private final LoginCookies cookies;
    private final OwnPages pages;
    private final ClientAddress addresses;

    IdentityController(
            Login login, FirstAdmin firstAdmin, LoginCookies cookies, OwnPages pages, ClientAddress addresses) {
        this.login = login;
        this.firstAdmin = firstAdmin;
        this.cookies = cookies;
        this.pages = pages;
        this.addresses = addresses;
    }

    /**
     * Tokens as a program gets them (RFC 6749, section 5.1).
     *
     * @param accessToken what to send as {@code Authorization: Bearer}
     * @param tokenType how to send it
     * @param expiresIn how long the access token is good for, in seconds
     * @param refreshToken what brings the next tokens, once
     * @param refreshExpiresIn how long the refresh token is good for, in seconds
     */
    @Introspected
    @Schema(name = "TokenView")
    record TokenView(
            @Schema(example = "eyJhbGciOiJSUzI1NiJ9.e30.c2ln")
            String accessToken,

            @Schema(example = "Bearer") String tokenType,
            @Schema(example = "900") long expiresIn,
            @Schema(example = "q0Zc3nV1uZ9rXJ2m6kYc4w") String refreshToken,
            @Schema(example = "2592000") long refreshExpiresIn) {}

    /** The answer to a page; its tokens are cookies. */
    @Introspected
    record CookieView(long expiresIn) {}

    /**
     * Who the caller is.
     *
     * @param userId the user
     * @param name what others see; null for one who has none
     * @param roles what the user may act as
     * @param orgId the organization
     * @param studentId the student's profile, if there is one
     * @param teacherId the teacher's profile, if there is one
     */
    @Introspected
    @Schema(name = "CallerView")
    record CallerView(
            @Schema(example = "2") String userId,
            @Nullable @Schema(example = "김하늘") String name,
            Collection<String> roles,
            @Nullable @Schema(example = "1") Long orgId,
            @Nullable @Schema(example = "1") Long studentId,
            @Nullable @Schema(example = "3") Long teacherId) {}

    /**
     * Whether there is a first admin.
     *
     * @param open whether the installation waits for one
     */
    @Introspected
    @Schema(name = "OpenView")
    record OpenView(boolean open) {}

    /** Logs in with an e-mail address and a password. */
    @Post("/login")
    @Secured(SecurityRule.IS_ANONYMOUS)
    @WriteProblems
    @ApiResponse(
            responseCode = "200",
            description = "logged in; a page gets expires_in alone, and the tokens as cookies",
            content = @Content(schema = @Schema(implementation = TokenView.class)))
    HttpResponse<?> logIn(HttpRequest<?> request, @Body LoginRequest body) {
        if (!body.cookie()) {
            return answer(request, false, login.logIn(body.email(), body.password(), device(request, null)));
        }
        mustBeOurPage(request);
        String token = cookies.deviceToken(request).orElseGet(() -> RandomSecret.next(""));
        Login.Tokens tokens = login.logIn(body.email(), body.password(), device(request, token));
        return cookies.setDevice(request, answer(request, true, tokens), token);
    }

    /** Changes a refresh token for new tokens; it is good for one use. Without a body the one of the cookie. */
    @Post("/refresh")
    @Secured(SecurityRule.IS_ANONYMOUS)
    @WriteProblems
    @ApiResponse(
            responseCode = "200",
            description = "logged in still; a page gets expires_in alone, and the tokens as cookies",
            content = @Content(schema = @Schema(implementation = TokenView.class)))
    HttpResponse<?> refreshTokens(HttpRequest<?> request, @Body @Nullable RefreshRequest body) {
        return answer(request, body == null, login.refresh(presented(request, body), device(request, null)));
    }

    /** Ends a log-in: its refresh token and all that came of it. Without a body that of the cookie. */
    @Post("/logout")
    @Secured(SecurityRule.IS_ANONYMOUS)
    @WriteProblems
    @ApiResponse(responseCode = "204", description = "logged out")
    HttpResponse<Void> logOut(HttpRequest<?> request, @Body @Nullable RefreshRequest body) {
        login.logOut(presented(request, body));
        return body == null ? cookies.clear(request, HttpResponse.noContent()) : HttpResponse.noContent();
    }

    /** Changes the caller's password and ends all other log-ins. */
    @Post("/password")
    @Status(HttpStatus.NO_CONTENT)
    @Secured({Roles.STUDENT, Roles.TEACHER, Roles.ADMIN})
    @WriteProblems
    @ApiResponse(responseCode = "204", description = "it is changed")
    void changePassword(HttpRequest<?> request, @Body PasswordRequest body, Authentication authentication) {
        String stays = body.refreshToken() != null
                ? body.refreshToken()
                : cookies.refreshToken(request).orElse(null);
        login.changePassword(Caller.of(authentication), body.currentPassword(), body.newPassword(), stays);
    }

    /** Sets the password of the user whom an admin gave a link, once, and ends all log-ins. */
    @Post("/password-links")
    @Status(HttpStatus.NO_CONTENT)
    @Secured(SecurityRule.IS_ANONYMOUS)
    @WriteProblems
    @ApiResponse(responseCode = "204", description = "it is set")
    void setLinkedPassword(HttpRequest<?> request, @Body LinkedPasswordRequest body) {
        login.setPassword(body.token(), body.newPassword(), device(request, null));
    }

    /**
     * Who the caller is.
     *
     * @return the caller
     */
    @Get("/me")
    @Secured({Roles.STUDENT, Roles.TEACHER, Roles.ADMIN})
    @ReadProblems
    CallerView getCaller(Authentication authentication) {
        Caller caller = Caller.of(authentication);
        return new CallerView(
                caller.userId(),
                login.nameOf(caller).orElse(null),
                caller.roles(),
                caller.orgId(),
                caller.studentId(),
                caller.teacherId());
    }

    /**
     * Whether the installation waits for its first admin.
     *
     * @return whether it does
     */
    @Get("/first-admin")
    @Secured(SecurityRule.IS_ANONYMOUS)
    @ReadProblems
    OpenView awaitsFirstAdmin() {
        return new OpenView(firstAdmin.isOpen());
    }

    /**
     * Makes the first organization and its admin, with the installation's one-time code.
     *
     * @return the admin
     */
    @Post("/first-admin")
    @Status(HttpStatus.CREATED)
    @Secured(SecurityRule.IS_ANONYMOUS)
    @WriteProblems
    FirstAdminView makeFirstAdmin(@Body FirstAdminRequest body) {
        return firstAdmin.make(body);
    }

    private String presented(HttpRequest<?> request, @Nullable RefreshRequest body) {
        if (body != null) {
            return body.refreshToken();
        }
        mustBeOurPage(request);
        return cookies.refreshToken(request)
                .orElseThrow(
                        () -> ProblemException.of(CommonProblem.UNAUTHENTICATED, Words.of("detail.no-refresh-token")));
    }

    private void mustBeOurPage(HttpRequest<?> request) {
        if (!pages.sent(request)) {
            throw ProblemException.of(CommonProblem.FORBIDDEN, Words.of("detail.cookies-for-own-pages"));
        }
    }

    private Device device(HttpRequest<?> request, @Nullable String token) {
        String program = request.getHeaders().get(HttpHeaders.USER_AGENT, String.class, "");
        return new Device(addresses.of(request), program, token);
    }

    private MutableHttpResponse<?> answer(HttpRequest<?> request, boolean cookie, Login.Tokens tokens) {
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
