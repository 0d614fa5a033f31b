package io.gyosil.bench.relay;

import io.gyosil.bench.flow.Quizzes;
import io.gyosil.bench.flow.StudyTopic;
import io.gyosil.bench.frame.Contestant;
import io.gyosil.servers.StackFailure;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/** The other limit: the same events from memory to Kafka, by an idempotent producer without transactions. */
final class PlainProducer implements Contestant {
    private static final int AT_ONCE = 10_000;

    private final StudyTopic topic;
    private final Quizzes quizzes;
    private final int size;
    private Map<TopicPartition, Long> before = Map.of();

    PlainProducer(StudyTopic topic, Quizzes quizzes, int size) {
        this.topic = topic;
        this.quizzes = quizzes;
        this.size = size;
    }

    @Override
    public String name() {
        return "producer";
    }

    @Override
    public String madeOf() {
        return "an idempotent Kafka producer, acks all, lz4, batches of 64 KiB as the relay has, no transactions";
    }

    @Override
    public void start() {}

    @Override
    public List<String> conform() {
        return List.of();
    }

    /** In portions, since not all fits into memory; the making of a portion is not its work. */
    @Override
    public double oneRound(int round) throws Exception {
        topic.empty();
        before = topic.ends();
        long nanos = 0;
        try (KafkaProducer<String, byte[]> producer = topic.producer(Map.of("linger.ms", 5))) {
            for (int from = 0; from < size; from += AT_ONCE) {
                List<ProducerRecord<String, byte[]>> records = IntStream.range(from, Math.min(size, from + AT_ONCE))
                        .mapToObj(n -> StudyTopic.record(quizzes.quiz(n)))
                        .toList();
                long begin = System.nanoTime();
                send(producer, records);
                nanos += System.nanoTime() - begin;
            }
        }
        return size * 1e9 / nanos;
    }

    private static void send(KafkaProducer<String, byte[]> producer, List<ProducerRecord<String, byte[]>> records) {
        AtomicInteger failed = new AtomicInteger();
        records.forEach(record -> producer.send(record, (sent, failure) -> {
            if (failure != null) {
                failed.incrementAndGet();
            }
        }));
        producer.flush();
        if (failed.get() > 0) {
            throw new StackFailure(failed + " of " + records.size() + " records could not be sent to Kafka.");
        }
    }

    @Override
    public String state() {
        return topic.read(before, size).text();
    }

    @Override
    public void close() {}
}
