package io.gyosil.demo.school;

import com.fasterxml.jackson.databind.JsonNode;
import io.gyosil.demo.DemoFailure;
import io.gyosil.demo.client.JsonApi;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The people of the demo school who can log in; their passwords are secrets. They get their tokens as
 * everybody does, by logging in.
 *
 * @param url the entrance
 */
public record DemoPeople(URI url, DemoSecrets secrets, Map<Who, Login> logins) {

    /** The name of the school. */
    public static final String SCHOOL = "한빛초등학교";

    /** A token is good for a quarter of an hour; none is handed out that ends within a few minutes. */
    private static final Duration FRESH = Duration.ofMinutes(8);

    public DemoPeople(URI url, DemoSecrets secrets) {
        this(url, secrets, new ConcurrentHashMap<>());
    }

    /** Who can log in. */
    public enum Who {
        ADMIN,
        TEACHER,
        STUDENT;

        /** As an address and in names of variables. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** For logging in. */
        public String email() {
            return wireName() + "@hanbit.example";
        }
    }

    record Login(String token, Instant at) {}

    /** A token; empty as long as the demo school does not have this person. */
    public Optional<String> token(Who who) {
        if (!canLogIn(who)) {
            return Optional.empty();
        }
        Login known = logins.get(who);
        if (known != null && known.at().plus(FRESH).isAfter(Instant.now())) {
            return Optional.of(known.token());
        }
        var body = JsonApi.object().put("email", who.email()).put("password", password(who));
        Optional<String> token = asked(api -> api.tryPost("/auth/login", body))
                .map(answer -> answer.path("access_token").asText());
        token.ifPresent(fresh -> logins.put(who, new Login(fresh, Instant.now())));
        return token;
    }

    /** The password of somebody. */
    public String password(Who who) {
        return secrets.demoPassword(who.wireName());
    }

    /** Whether somebody was given a password. In a stack without a demo school nobody was. */
    public boolean canLogIn(Who who) {
        return secrets.hasDemoPassword(who.wireName());
    }

    /** How to log in at the pages, in lines for a terminal; empty when nobody of the demo school is there. */
    public List<String> howToLogIn() {
        List<String> lines = Arrays.stream(Who.values())
                .filter(this::canLogIn)
                .map(who -> String.format(Locale.ROOT, "  %-11s %-24s %s", who.wireName(), who.email(), password(who)))
                .toList();
        return lines.isEmpty()
                ? lines
                : Stream.concat(Stream.of("Log in at " + url + "/login:"), lines.stream())
                        .toList();
    }

    /** The code for the first admin, as long as it opens anything. */
    public Optional<String> firstAdminCode() {
        boolean open = asked(api -> api.get("/auth/first-admin"))
                .filter(answer -> answer.path("open").asBoolean())
                .isPresent();
        return open ? Optional.of(secrets.firstAdminCode()) : Optional.empty();
    }

    /**
     * A token of the demo school's admin, who is made with the stack's one-time code where nobody is yet.
     *
     * @throws DemoFailure when somebody else is the first admin of this stack
     */
    public String ensureStaff() {
        Optional<String> token = token(Who.ADMIN);
        if (token.isPresent()) {
            return token.get();
        }
        var body = JsonApi.object()
                .put("code", secrets.firstAdminCode())
                .put("organization", SCHOOL)
                .put("email", Who.ADMIN.email())
                .put("name", "김한빛")
                .put("password", password(Who.ADMIN));
        asked(api -> api.tryPost("/auth/first-admin", body));
        return token(Who.ADMIN)
                .orElseThrow(() -> new DemoFailure(
                        "This stack has an admin of its own, so the demo school cannot be made in it. Begin anew with"
                                + " ./gyosil reset --yes, or use another folder with --data."));
    }

    private interface Question {
        Optional<JsonNode> ask(JsonApi api) throws InterruptedException;
    }

    private Optional<JsonNode> asked(Question question) {
        try (JsonApi api = JsonApi.at(url)) {
            return question.ask(api);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new DemoFailure("The log-in was interrupted.", interrupted);
        }
    }
}
