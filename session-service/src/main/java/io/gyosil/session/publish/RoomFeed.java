package io.gyosil.session.publish;

import io.gyosil.event.SocketFrame;
import io.gyosil.event.Topics;
import io.gyosil.kit.event.EventJson;
import io.gyosil.kit.event.KafkaSettings;
import io.gyosil.kit.event.UnreadableEventException;
import io.gyosil.session.live.lesson.Audience;
import io.gyosil.session.live.lesson.EventName;
import io.gyosil.session.live.socket.Broadcast;
import io.gyosil.session.live.socket.Rooms;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what is sent to the sockets of all lessons: every partition, from now on, in no group, since each replica needs all of it. What was sent
 * before is in the database, and what is missed here shows as a gap.
 */
@Singleton
class RoomFeed {

    private static final Logger LOG = LoggerFactory.getLogger(RoomFeed.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration START_AGAIN_AFTER = Duration.ofSeconds(1);

    private final Rooms rooms;
    private final Map<String, Object> settings;
    private volatile boolean running = true;
    private volatile @Nullable KafkaConsumer<byte[], byte[]> open;
    private volatile @Nullable Thread thread;

    RoomFeed(Rooms rooms, KafkaSettings kafka) {
        this.rooms = rooms;
        this.settings = kafka.client();
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        settings.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, 1);
    }

    @EventListener
    void start(StartupEvent event) {
        thread = Thread.ofPlatform().name("room-feed").start(this::keepListening);
    }

    @PreDestroy
    void stop() throws InterruptedException {
        running = false;
        KafkaConsumer<byte[], byte[]> consumer = open;
        Thread listener = thread;
        if (consumer != null) {
            consumer.wakeup();
        }
        if (listener != null) {
            listener.join(Duration.ofSeconds(10));
        }
    }

    private void keepListening() {
        while (running) {
            try (KafkaConsumer<byte[], byte[]> consumer =
                    new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
                open = consumer;
                listen(consumer);
            } catch (WakeupException | InterruptException e) {
                LOG.debug("the room feed stops");
            } catch (RuntimeException | Error e) {
                LOG.error("the room feed broke and starts again", e);
                pause();
            }
        }
    }

    private void listen(KafkaConsumer<byte[], byte[]> consumer) {
        List<TopicPartition> all = consumer.partitionsFor(Topics.SESSION_MESSAGES).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(all);
        consumer.seekToEnd(all);
        // Where the end is, is looked up when first asked for.
        all.forEach(consumer::position);
        // Who was here before may have missed something.
        rooms.catchUp();
        while (running) {
            consumer.poll(POLL).forEach(this::pass);
        }
    }

    private void pass(ConsumerRecord<byte[], byte[]> record) {
        try {
            SocketFrame read = EventJson.read(record.value(), SocketFrame.class);
            UUID sessionId = UUID.fromString(read.sessionId());
            Broadcast next = broadcast(read);
            while (running && !rooms.deliver(sessionId, next)) {
                Thread.sleep(Duration.ofMillis(10));
            }
        } catch (UnreadableEventException | IllegalArgumentException e) {
            LOG.warn(
                    "offset {} of partition {} is not understood: {}",
                    record.offset(),
                    record.partition(),
                    e.toString());
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    private static Broadcast broadcast(SocketFrame read) {
        return new Broadcast(read.seq(), hides(read), new Audience(read.audience()), read.frame(), read.close());
    }

    private static boolean hides(SocketFrame read) {
        byte[] frame = read.frame().getBytes(StandardCharsets.UTF_8);
        return read.seq() != null
                && EventName.MESSAGE_HIDDEN
                        .wire()
                        .equals(EventJson.read(frame, Typed.class).type());
    }

    /** A frame, as far as its type. */
    private record Typed(@Nullable String type) {}

    private static void pause() {
        try {
            Thread.sleep(START_AGAIN_AFTER);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
