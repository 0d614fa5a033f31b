package io.gyosil.study.viewer;

import io.gyosil.kit.Sha256;
import io.gyosil.kit.security.Caller;
import io.gyosil.kit.security.Roles;
import io.micronaut.http.HttpRequest;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.token.validator.TokenValidator;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * The tokens of schools' viewers. Looked up at each request, so that a revoked one is refused as soon as its event is here; and by digest,
 * so that the time taken says nothing of any.
 */
@Singleton
public class SchoolViewerTokens implements TokenValidator<HttpRequest<?>> {

    /** What every one begins with; nobody else's token costs a look-up. */
    private static final String PREFIX = "gyv_";

    private final ViewerRepository viewers;
    private final ViewerSightings sightings;
    private final Scheduler blocking;

    SchoolViewerTokens(
            ViewerRepository viewers,
            ViewerSightings sightings,
            @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
        this.viewers = viewers;
        this.sightings = sightings;
        this.blocking = Schedulers.fromExecutorService(blocking);
    }

    /** Whether a token can be that of a school's viewer, by its looks. */
    public static boolean mayBeOne(String token) {
        return token.startsWith(PREFIX);
    }

    @Override
    public Publisher<Authentication> validateToken(String token, @Nullable HttpRequest<?> request) {
        if (!mayBeOne(token)) {
            return Mono.empty();
        }
        String digest = Sha256.hex(token);
        return Mono.fromCallable(() -> viewers.holder(digest).map(this::authentication))
                .subscribeOn(blocking)
                .flatMap(Mono::justOrEmpty);
    }

    private Authentication authentication(ViewerRepository.SchoolViewer viewer) {
        sightings.note(viewer.viewerId(), Instant.now());
        return Authentication.build(
                "viewer:" + viewer.viewerId(), List.of(Roles.VIEWER), Map.of(Caller.ORG_ID, viewer.orgId()));
    }
}
