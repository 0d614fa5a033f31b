package io.gyosil.session.live.lesson;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.token.validator.TokenValidator;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Knows participants by their tokens. */
@Singleton
public class ParticipantTokens implements TokenValidator<HttpRequest<?>> {

    private static final String SESSION = "session_id";

    private final ParticipantRepository participants;
    private final Scheduler blocking;

    ParticipantTokens(ParticipantRepository participants, @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
        this.participants = participants;
        this.blocking = Schedulers.fromExecutorService(blocking);
    }

    /** Whose token this is. */
    public Optional<Seat> holder(String token) {
        ParticipantToken given = new ParticipantToken(token);
        return given.isPossible()
                ? participants
                        .holder(given.digest())
                        .map(holder -> new Seat(holder.participantId(), holder.sessionId()))
                : Optional.empty();
    }

    @Override
    public Publisher<Authentication> validateToken(String token, @Nullable HttpRequest<?> request) {
        if (!new ParticipantToken(token).isPossible()) {
            return Mono.empty();
        }
        return Mono.fromCallable(() -> holder(token))
                .subscribeOn(blocking)
                .flatMap(Mono::justOrEmpty)
                .map(ParticipantTokens::authentication);
    }

    /** The seat of a caller who came with a participant token; empty for one who came with an access token. */
    public static Optional<Seat> seat(Authentication caller) {
        return caller.getRoles().contains(Seat.PARTICIPANT)
                ? Optional.of(new Seat(
                        UUID.fromString(caller.getName()),
                        UUID.fromString(String.valueOf(caller.getAttributes().get(SESSION)))))
                : Optional.empty();
    }

    private static Authentication authentication(Seat seat) {
        return Authentication.build(
                seat.participantId().toString(),
                List.of(Seat.PARTICIPANT),
                Map.of(SESSION, seat.sessionId().toString()));
    }
}
