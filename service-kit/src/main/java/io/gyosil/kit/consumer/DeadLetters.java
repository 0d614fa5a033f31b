package io.gyosil.kit.consumer;

import io.micronaut.configuration.kafka.ProducerRegistry;
import io.micronaut.core.type.Argument;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what could not be read, untouched, on {@code <topic>.dlq}, with headers that say why and from where. After a
 * crash a record may be kept twice, never not at all.
 */
@Singleton
class DeadLetters {

    private static final String SUFFIX = ".dlq";
    private static final int LONGEST_REASON = 2_000;
    private static final Argument<byte[]> BYTES = Argument.of(byte[].class);

    private final ProducerRegistry producers;
    private @Nullable Producer<byte[], byte[]> producer;

    DeadLetters(ProducerRegistry producers) {
        this.producers = producers;
    }

    /** A record and why it is here. */
    record Letter(ConsumerRecord<byte[], byte[]> record, String reason) {}

    /** Returns when Kafka has them all; throws when it has not. */
    synchronized void keep(String group, List<Letter> letters) {
        if (letters.isEmpty()) {
            return;
        }
        Producer<byte[], byte[]> open = open();
        List<Future<RecordMetadata>> answers = new ArrayList<>(letters.size());
        for (Letter letter : letters) {
            Future<RecordMetadata> answer = open.send(whole(group, letter));
            if (answer.isDone() && !isTooLarge(answer)) {
                // Kafka is away, and each further letter would wait for it as long as this one did.
                confirm(answer);
            }
            answers.add(answer);
        }
        open.flush();
        for (int i = 0; i < letters.size(); i++) {
            if (isTooLarge(answers.get(i))) {
                answers.set(i, open.send(stub(group, letters.get(i))));
            }
        }
        open.flush();
        answers.forEach(DeadLetters::confirm);
    }

    @PreDestroy
    synchronized void close() {
        if (producer != null) {
            producer.close(Duration.ofSeconds(2));
            producer = null;
        }
    }

    private Producer<byte[], byte[]> open() {
        if (producer == null) {
            producer = producers.getProducer("dead-letters", BYTES, BYTES);
        }
        return producer;
    }

    private static ProducerRecord<byte[], byte[]> whole(String group, Letter letter) {
        ConsumerRecord<byte[], byte[]> record = letter.record();
        return new ProducerRecord<>(
                record.topic() + SUFFIX, null, record.key(), record.value(), headers(group, letter, record.headers()));
    }

    /** For a record that does not fit together with its reason: where it is while its topic keeps it. */
    private static ProducerRecord<byte[], byte[]> stub(String group, Letter letter) {
        Headers headers = headers(group, letter, new RecordHeaders());
        put(headers, "gyosil_omitted", "key, value and headers; they are too large");
        return new ProducerRecord<>(letter.record().topic() + SUFFIX, null, null, null, null, headers);
    }

    private static Headers headers(String group, Letter letter, Headers own) {
        Headers headers = new RecordHeaders(own.toArray());
        String reason = letter.reason();
        put(headers, "gyosil_reason", reason.substring(0, Math.min(reason.length(), LONGEST_REASON)));
        put(headers, "gyosil_group", group);
        put(headers, "gyosil_partition", Integer.toString(letter.record().partition()));
        put(headers, "gyosil_offset", Long.toString(letter.record().offset()));
        return headers;
    }

    private static boolean isTooLarge(Future<RecordMetadata> answer) {
        return answer.state() == Future.State.FAILED && answer.exceptionNow() instanceof RecordTooLargeException;
    }

    private static void put(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private static void confirm(Future<RecordMetadata> answer) {
        try {
            answer.get();
        } catch (ExecutionException e) {
            throw new KafkaException("a dead letter could not be kept", e.getCause());
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }
}
