package io.gyosil.session.lesson;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.token.validator.TokenValidator;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Knows participants by their tokens. */
@Singleton
public class ParticipantTokens implements TokenValidator<HttpRequest<?>> {

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
                .map(Seat::authentication);
    }
}
