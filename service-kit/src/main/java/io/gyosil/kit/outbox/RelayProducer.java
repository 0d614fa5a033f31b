package io.gyosil.kit.outbox;

import io.gyosil.kit.data.DatabaseSettings;
import io.gyosil.kit.trace.EventSpans;
import io.micronaut.configuration.kafka.ProducerFactory;
import io.micronaut.configuration.kafka.config.KafkaProducerConfiguration;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** The relay's transactional producer: its id is the service's, so a relay that was replaced is fenced by Kafka. */
@Singleton
class RelayProducer {

    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(2);
    private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(16);

    /** What Kafka says of a row that it will not take however often it is sent. */
    private static final Set<Class<? extends KafkaException>> REFUSALS = Set.of(
            RecordTooLargeException.class,
            InvalidTopicException.class,
            InvalidTimestampException.class,
            TopicAuthorizationException.class);

    private final String service;
    private final Properties settings;
    private final ProducerFactory producers;
    private final EventSpans spans;
    private volatile @Nullable Producer<String, byte[]> producer;

    RelayProducer(
            DatabaseSettings database,
            @Named("relay") KafkaProducerConfiguration<String, byte[]> relay,
            ProducerFactory producers,
            EventSpans spans) {
        this.spans = spans;
        this.producers = producers;
        this.service = database.service();
        this.settings = relay.getConfig();
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, service + "-relay");
    }

    sealed interface Result {}

    /** All rows are committed in Kafka. */
    record Sent() implements Result {}

    /**
     * None is: Kafka will never take one of them. It does not say which, since its client fails the rows around it for
     * the same reason.
     */
    record Refused(String reason) implements Result {}

    /** Another producer has taken this one's transactional id. */
    static final class FencedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        FencedException(KafkaException cause) {
            super(cause);
        }
    }

    /**
     * Sends rows in one Kafka transaction.
     *
     * @throws FencedException when this relay was replaced
     * @throws KafkaException when Kafka cannot be reached; nothing is committed, or it is not known
     */
    Result send(List<OutboxRow> rows) {
        List<EventSpans.Sending> sendings = rows.stream()
                .map(row -> spans.sending(row.topic(), row.eventId(), row.type(), row.traceparent()))
                .toList();
        boolean sent = false;
        try {
            Result result = send(rows, sendings);
            sent = result instanceof Sent;
            return result;
        } finally {
            for (EventSpans.Sending sending : sendings) {
                sending.end(sent);
            }
        }
    }

    private Result send(List<OutboxRow> rows, List<EventSpans.Sending> sendings) {
        try {
            Producer<String, byte[]> open = open();
            open.beginTransaction();
            List<KafkaException> failures = failures(open, rows, sendings);
            for (KafkaException failure : failures) {
                if (isRefusal(failure)) {
                    open.abortTransaction();
                    return new Refused(failure.toString());
                }
            }
            if (!failures.isEmpty()) {
                throw failures.getFirst();
            }
            open.commitTransaction();
            return new Sent();
        } catch (KafkaException e) {
            throw isFenced(e) ? new FencedException(e) : e;
        }
    }

    void close() {
        Producer<String, byte[]> open = producer;
        if (open != null) {
            open.close(CLOSE_WITHIN);
            producer = null;
        }
    }

    /** Ends what {@link #send} waits for; for another thread to call. */
    void abandon() {
        Producer<String, byte[]> open = producer;
        if (open != null) {
            open.close(Duration.ZERO);
        }
    }

    private Producer<String, byte[]> open() {
        Producer<String, byte[]> open = producer;
        if (open == null) {
            // Not by the registry of transactional producers: each that fails to begin, while Kafka is away, it leaves
            // open.
            open = producers.createProducer(settings, new StringSerializer(), new ByteArraySerializer());
            producer = open;
            open.initTransactions();
        }
        return open;
    }

    private List<KafkaException> failures(
            Producer<String, byte[]> open, List<OutboxRow> rows, List<EventSpans.Sending> sendings) {
        List<Future<RecordMetadata>> answers = new ArrayList<>(rows.size());
        List<KafkaException> failures = new ArrayList<>();
        try {
            for (int i = 0; i < rows.size(); i++) {
                answers.add(
                        open.send(rows.get(i).toRecord(service, sendings.get(i).traceparent())));
            }
        } catch (InterruptException e) {
            throw e;
        } catch (KafkaException e) {
            // Mostly a row before this one has failed and its answer says why, but these rows are not sent either way.
            failures.add(e);
        }
        // Not flush(): it waits as long as Kafka is away.
        long end = System.nanoTime() + ANSWERED_WITHIN.toNanos();
        answers.stream()
                .map(answer -> failure(answer, end - System.nanoTime()))
                .filter(Objects::nonNull)
                .forEach(failures::add);
        return failures;
    }

    private static boolean isRefusal(KafkaException failure) {
        boolean noSuchTopic =
                failure instanceof TimeoutException && failure.getCause() instanceof UnknownTopicOrPartitionException;
        return noSuchTopic || REFUSALS.contains(failure.getClass());
    }

    private static boolean isFenced(KafkaException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProducerFencedException || cause instanceof InvalidProducerEpochException) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable KafkaException failure(Future<RecordMetadata> answer, long nanos) {
        try {
            answer.get(nanos, TimeUnit.NANOSECONDS);
            return null;
        } catch (ExecutionException e) {
            return e.getCause() instanceof KafkaException kafka ? kafka : new KafkaException(e.getCause());
        } catch (java.util.concurrent.TimeoutException e) {
            return new TimeoutException("Kafka does not answer", e);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }
}
