package io.gyosil.session.live.socket;

import io.gyosil.kit.event.EventJson;
import io.gyosil.kit.problem.CommonProblem;
import io.gyosil.kit.problem.ProblemException;
import io.gyosil.kit.problem.Words;
import io.gyosil.kit.request.StrictJson;
import io.gyosil.session.live.lesson.CloseCode;
import io.gyosil.session.live.lesson.EventName;
import io.gyosil.session.live.lesson.Frame;
import io.gyosil.session.live.lesson.Seat;
import io.gyosil.session.live.message.PostMessage;
import io.micronaut.data.connection.exceptions.ConnectionException;
import io.micronaut.data.connection.jdbc.exceptions.CannotGetJdbcConnectionException;
import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.transaction.exceptions.TransactionException;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Understands what sockets say, and answers. */
@Singleton
class Conversation {

    private static final Logger LOG = LoggerFactory.getLogger(Conversation.class);

    private static final String BEAT = text(EventName.BEAT, Map.of());

    private final Greeting greeting;
    private final Rooms rooms;
    private final ParticipantSockets participants;
    private final PostMessage posts;
    private final StrictJson json;

    Conversation(Greeting greeting, Rooms rooms, ParticipantSockets participants, PostMessage posts, StrictJson json) {
        this.greeting = greeting;
        this.rooms = rooms;
        this.participants = participants;
        this.posts = posts;
        this.json = json;
    }

    /** Takes the first thing that a socket says: who it is. */
    void greet(Socket socket, byte[] text) {
        Said.Hello hello;
        try {
            hello = json.read(text, Said.Hello.class);
        } catch (ProblemException e) {
            socket.close(CloseCode.NO_HELLO);
            return;
        }
        if (!hello.type().equals("hello")) {
            socket.close(CloseCode.NO_HELLO);
            return;
        }
        switch (answer(socket, hello.token())) {
            case Greeting.Welcome welcome -> letIn(socket, welcome, hello.after());
            case Greeting.Refused refused -> socket.close(refused.code());
        }
    }

    private Greeting.Answer answer(Socket socket, String token) {
        try {
            return greeting.of(socket.sessionId(), token);
        } catch (DataAccessException
                | TransactionException
                | ConnectionException
                | CannotGetJdbcConnectionException e) {
            LOG.warn("a socket could not be greeted: {}", e.getMessage());
            return new Greeting.Refused(CloseCode.GOING_AWAY);
        }
    }

    private void letIn(Socket socket, Greeting.Welcome welcome, @Nullable Long after) {
        if (!participants.enter(welcome.participant().participantId())) {
            socket.close(CloseCode.TOO_MANY);
            return;
        }
        Room room = rooms.enter(socket.sessionId());
        socket.greeted(welcome.participant());
        if (!room.join(socket, after, welcome::frame)) {
            socket.close(CloseCode.GOING_AWAY);
        }
        if (!socket.channel().isActive()) {
            // It closed before anybody knew whose it was.
            rooms.leave(socket);
        }
    }

    /** Takes what a socket says that was let in. */
    void take(Socket socket, byte[] text) {
        try {
            switch (json.read(text, Said.Anything.class).type()) {
                case "beat" -> socket.send(BEAT);
                case "post" -> post(socket, text);
                default -> throw ProblemException.invalid("/type", "field.one-of", "post, beat");
            }
        } catch (ProblemException e) {
            socket.send(refused(null, e));
        }
    }

    private void post(Socket socket, byte[] text) {
        String clientId = clientId(text);
        try {
            Said.Post post = json.read(text, Said.Post.class);
            Seat seat = new Seat(Objects.requireNonNull(socket.participant()).participantId(), socket.sessionId());
            PostPace pace = participants.pace(seat.participantId());
            if (!pace.allows()) {
                tooFast(socket, pace, clientId);
                return;
            }
            socket.send(ack(post.clientId(), posts.post(seat, post.clientId(), post.content())));
        } catch (ProblemException e) {
            socket.send(refused(clientId, e));
        } catch (DataAccessException
                | TransactionException
                | ConnectionException
                | CannotGetJdbcConnectionException e) {
            LOG.warn("a message could not be posted: {}", e.getMessage());
            socket.send(
                    refused(clientId, ProblemException.of(CommonProblem.UNAVAILABLE, Words.of("detail.try-again"))));
        }
    }

    /** A message that is refused is refused by its name, if it has one. */
    private @Nullable String clientId(byte[] text) {
        try {
            return json.read(text, Said.Named.class).clientId();
        } catch (ProblemException e) {
            return null;
        }
    }

    private static void tooFast(Socket socket, PostPace pace, @Nullable String clientId) {
        if (pace.isHopeless()) {
            socket.close(CloseCode.TOO_MANY);
        } else {
            socket.send(refused(
                    clientId, ProblemException.of(CommonProblem.TOO_MANY_REQUESTS, Words.of("detail.too-fast"))));
        }
    }

    private static String ack(String clientId, PostMessage.Posted posted) {
        Map<String, Object> frame = new LinkedHashMap<>();
        frame.put("client_id", clientId);
        frame.put("message_id", posted.messageId());
        frame.put("state", posted.state());
        frame.put("repeated", posted.repeated());
        return text(EventName.ACK, frame);
    }

    private static String refused(@Nullable String clientId, ProblemException problem) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", problem.type().kind().slug());
        body.put("title", problem.type().kind().english());
        body.put("status", problem.type().kind().status());
        body.put("detail", problem.detail());
        body.put(
                "errors",
                problem.errors().stream()
                        .map(error -> Map.of("pointer", error.pointer(), "detail", error.detail()))
                        .toList());
        Map<String, Object> frame = new LinkedHashMap<>();
        frame.put("client_id", clientId);
        frame.put("problem", body);
        return text(EventName.REFUSED, frame);
    }

    private static String text(EventName name, Map<String, ?> fields) {
        return EventJson.write(Frame.body(name, fields));
    }
}
