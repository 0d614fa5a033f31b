package io.gyosil.demo.client;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Requests as JSON, byte for byte the same for the same content: uuids are made of these bytes. */
final class Wire {

    private static final JsonFactory JSON = new JsonFactory();

    private Wire() {}

    private interface Writing {
        void to(JsonGenerator json) throws IOException;
    }

    /** The whole request body of an upload. */
    static byte[] body(Upload upload) {
        return upload(upload, upload.clientSessionUuid());
    }

    /** An upload without its uuid: what the uuid is made of. */
    static byte[] content(Upload upload) {
        return upload(upload, null);
    }

    static byte[] question(Question question) {
        return bytes(json -> {
            json.writeStartObject();
            json.writeStringField("pub_id", question.pubId());
            json.writeNumberField("source_id", question.sourceId());
            json.writeStringField("user_id", question.userId());
            json.writeStringField("topic_id", question.topicId());
            json.writeStringField("topic_name", question.topicName());
            json.writeStringField("subject", question.subject());
            json.writeStringField("content", question.content());
            json.writeArrayFieldStart("choices");
            for (String choice : question.choices()) {
                json.writeString(choice);
            }
            json.writeEndArray();
            json.writeNumberField("key", question.key());
            json.writeEndObject();
        });
    }

    private static byte[] upload(Upload upload, @Nullable String uuid) {
        return bytes(json -> {
            json.writeStartObject();
            if (uuid != null) {
                json.writeStringField("client_session_uuid", uuid);
            }
            json.writeStringField("started_at", upload.startedAt().toString());
            json.writeStringField("finished_at", upload.finishedAt().toString());
            json.writeStringField("quiz_mode", upload.quizMode());
            json.writeArrayFieldStart("attempts");
            for (Attempt attempt : upload.attempts()) {
                attempt(json, attempt);
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private static void attempt(JsonGenerator json, Attempt attempt) throws IOException {
        json.writeStartObject();
        json.writeStringField("pub_id", attempt.pubId());
        if (attempt.selected() != null) {
            json.writeNumberField("selected", attempt.selected());
        }
        json.writeBooleanField("unsure", attempt.unsure());
        if (attempt.answeredAt() != null) {
            json.writeStringField("answered_at", attempt.answeredAt().toString());
        }
        json.writeNumberField("response_time_ms", attempt.responseTimeMs());
        json.writeEndObject();
    }

    private static byte[] bytes(Writing writing) {
        var out = new ByteArrayOutputStream(512);
        try (JsonGenerator json = JSON.createGenerator(out, JsonEncoding.UTF8)) {
            writing.to(json);
        } catch (IOException impossible) {
            throw new UncheckedIOException("writing to memory does not fail", impossible);
        }
        return out.toByteArray();
    }
}
