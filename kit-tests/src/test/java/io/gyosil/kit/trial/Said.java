package io.gyosil.kit.trial;

import io.gyosil.kit.consumer.ReceivedEvent;
import io.gyosil.kit.event.CloudEventHeaders;
import io.gyosil.kit.event.EventJson;
import io.gyosil.kit.event.UnreadableEventException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** An event that somebody said something, and who listens to it. */
public record Said(@Nullable String text) {

    /** Its type on the wire. */
    public static final String TYPE = "gyosil.test.said.v1";

    /** What makes the reading of an event fail in a way that nobody thought of. */
    public static final String BUG = "bug";

    /** The headers of one. */
    public static Headers headers() {
        return new CloudEventHeaders(UUID.randomUUID(), TYPE, "/test", Instant.now(), null).toKafka();
    }

    /** Sends one. */
    public static void to(TrialTopic topic, String key, String text) {
        topic.send(key, EventJson.write(new Said(text)), headers());
    }

    /** Hears everything that is said on a topic. */
    public static final class Listener implements Hearing.Visitor {

        private final String topic;
        private final String group;
        private final Consumer<List<String>> applying;
        private final List<String> heard = new CopyOnWriteArrayList<>();

        /** @param applying what is to happen before a batch counts as heard */
        public Listener(String topic, String group, Consumer<List<String>> applying) {
            this.topic = topic;
            this.group = group;
            this.applying = applying;
        }

        /** What was applied, in order. */
        public List<String> heard() {
            return List.copyOf(heard);
        }

        @Override
        public String topic() {
            return topic;
        }

        @Override
        public String group() {
            return group;
        }

        @Override
        public Optional<String> read(ReceivedEvent event) {
            if (!TYPE.equals(event.type())) {
                return Optional.empty();
            }
            String text = EventJson.read(event.data(), Said.class).text();
            if (text == null) {
                throw new UnreadableEventException("the field text is missing");
            }
            if (text.equals(BUG)) {
                throw new NullPointerException("nobody thought of this");
            }
            return Optional.of(text);
        }

        @Override
        public void apply(List<String> events) {
            applying.accept(events);
            heard.addAll(events);
        }
    }
}
