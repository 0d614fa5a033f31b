package io.gyosil.session.hub;

import io.gyosil.kit.event.EventJson;
import io.gyosil.kit.problem.CommonProblem;
import io.gyosil.kit.problem.FieldError;
import io.gyosil.kit.problem.ProblemException;
import io.gyosil.kit.web.FieldReader;
import io.gyosil.kit.web.JsonBody;
import io.gyosil.session.lesson.Seat;
import io.gyosil.session.room.PostMessage;
import io.micronaut.data.connection.exceptions.ConnectionException;
import io.micronaut.data.connection.jdbc.exceptions.CannotGetJdbcConnectionException;
import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.transaction.exceptions.TransactionException;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Understands what sockets say, and answers. */
@Singleton
class Conversation {

    private static final Logger LOG = LoggerFactory.getLogger(Conversation.class);

    private static final int LONGEST_TOKEN = 200;
    private static final int LONGEST_CLIENT_ID = 64;
    private static final String BEAT = "{\"type\":\"beat\"}";

    private final Greeting greeting;
    private final Rooms rooms;
    private final PostMessage posts;

    Conversation(Greeting greeting, Rooms rooms, PostMessage posts) {
        this.greeting = greeting;
        this.rooms = rooms;
        this.posts = posts;
    }

    /** Takes the first thing that a socket says: who it is. */
    void greet(Socket socket, byte[] text) {
        String token;
        Long after;
        try {
            FieldReader fields = JsonBody.read(text);
            String type = fields.text("type", 20);
            token = fields.text("token", LONGEST_TOKEN);
            after = fields.optionalNumber("after", 0, Long.MAX_VALUE);
            fields.finish();
            if (!"hello".equals(type)) {
                throw ProblemException.invalid(List.of(new FieldError("/type", "must first be hello")));
            }
        } catch (ProblemException e) {
            socket.close(CloseCode.NO_HELLO);
            return;
        }
        switch (answer(socket, Objects.requireNonNull(token))) {
            case Greeting.Welcome welcome -> letIn(socket, welcome, after);
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
        FieldReader fields;
        String type;
        try {
            fields = JsonBody.read(text);
            type = Objects.requireNonNullElse(fields.text("type", 20), "");
        } catch (ProblemException e) {
            socket.send(refused(null, e));
            return;
        }
        switch (type) {
            case "beat" -> socket.send(BEAT);
            case "post" -> post(socket, fields);
            default ->
                socket.send(refused(
                        null, ProblemException.invalid(List.of(new FieldError("/type", "must be post or beat")))));
        }
    }

    private void post(Socket socket, FieldReader fields) {
        String clientId = fields.text("client_id", LONGEST_CLIENT_ID);
        var content = fields.raw().get("content");
        fields.optional("content");
        try {
            fields.finish();
            if (!socket.pace().allows()) {
                tooFast(socket, clientId);
                return;
            }
            Seat seat = new Seat(Objects.requireNonNull(socket.participant()).participantId(), socket.sessionId());
            PostMessage.Posted posted =
                    posts.post(seat, Objects.requireNonNull(clientId), content == null ? null : content.textValue());
            socket.send(ack(clientId, posted));
        } catch (ProblemException e) {
            socket.send(refused(clientId, e));
        } catch (DataAccessException
                | TransactionException
                | ConnectionException
                | CannotGetJdbcConnectionException e) {
            LOG.warn("a message could not be posted: {}", e.getMessage());
            socket.send(refused(clientId, ProblemException.of(CommonProblem.UNAVAILABLE, "Try again in a moment.")));
        }
    }

    private static void tooFast(Socket socket, @Nullable String clientId) {
        if (socket.pace().isHopeless()) {
            socket.close(CloseCode.TOO_MANY);
        } else {
            socket.send(refused(
                    clientId,
                    ProblemException.of(
                            CommonProblem.TOO_MANY_REQUESTS, "You are posting faster than anybody reads.")));
        }
    }

    private static String ack(String clientId, PostMessage.Posted posted) {
        Map<String, Object> frame = new LinkedHashMap<>();
        frame.put("type", "ack");
        frame.put("client_id", clientId);
        frame.put("message_id", posted.messageId());
        frame.put("state", posted.state());
        frame.put("repeated", posted.repeated());
        return EventJson.write(frame);
    }

    private static String refused(@Nullable String clientId, ProblemException problem) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", problem.type().kind().slug());
        body.put("title", problem.type().kind().english());
        body.put("status", problem.type().kind().status());
        body.put("detail", problem.detail());
        body.put("errors", problem.errors());
        Map<String, Object> frame = new LinkedHashMap<>();
        frame.put("type", "refused");
        frame.put("client_id", clientId);
        frame.put("problem", body);
        return EventJson.write(frame);
    }
}
