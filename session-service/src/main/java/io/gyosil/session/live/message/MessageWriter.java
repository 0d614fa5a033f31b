package io.gyosil.session.live.message;

import io.gyosil.kit.data.StatementPipeline;
import jakarta.inject.Singleton;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.UUID;

/** Writes messages that are posted, together with the commit: under the lesson's lock every trip to the server counts. */
@Singleton
class MessageWriter {

    private static final String INSERT = """
        INSERT INTO messages (id, session_id, participant_id, role, client_id, nickname, avatar_id, content, state, hold_reason,
            seq, created_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """;

    private final StatementPipeline statements;

    MessageWriter(StatementPipeline statements) {
        this.statements = statements;
    }

    /** Adds one in the open transaction. */
    void insert(UUID sessionId, String clientId, Message message) {
        statements.later(
                INSERT,
                Arrays.asList(
                        message.messageId(),
                        sessionId,
                        message.participantId(),
                        message.role(),
                        clientId,
                        message.nickname(),
                        message.avatarId(),
                        message.content(),
                        message.state(),
                        message.holdReason(),
                        message.seq(),
                        message.createdAt().atOffset(ZoneOffset.UTC)));
    }
}
