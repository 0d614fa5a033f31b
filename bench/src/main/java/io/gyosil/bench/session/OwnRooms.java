package io.gyosil.bench.session;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.gyosil.bench.flow.StudyTopic;
import io.gyosil.bench.place.OwnService;
import io.gyosil.event.SocketFrame;
import io.gyosil.event.Topics;
import io.gyosil.servers.postgres.Bootstrap;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Ours: lessons of which each has one pupil with many sockets. Frames are given to it as its own relay does: in a transaction of
 * Kafka, which every replica reads.
 */
final class OwnRooms implements RoomServer, AutoCloseable {

    /** What lets so many come at once from one address, and say nothing while others play. */
    static final Map<String, String> SETTINGS = Map.of(
            "GYOSIL_LIVE_SOCKETS_MOST_UNGREETED", "20000",
            "GYOSIL_LIVE_SOCKETS_MOST_PER_ADDRESS", "20000",
            "GYOSIL_LIVE_SOCKETS_MOST_PER_PARTICIPANT", "20000",
            "GYOSIL_LIVE_SOCKETS_HELLO", "60s",
            "GYOSIL_LIVE_SOCKETS_SILENCE", "2h");

    private static final ObjectMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private final OwnService services;
    private final int port;
    private final KafkaProducer<String, byte[]> producer;

    OwnRooms(OwnService services, int port) {
        this.services = services;
        this.port = port;
        this.producer = new StudyTopic(services.workplace().kafka().bootstrapServers())
                .producer(Map.of("transactional.id", "bench-rooms", "linger.ms", 0));
        producer.initTransactions();
    }

    /** Makes that many lessons, which go on for a day; the service must have made the tables. */
    void fill(int rooms) throws SQLException {
        try (Connection connection = services.workplace().postgres().connect(Bootstrap.DATABASE);
                PreparedStatement statement = connection.prepareStatement(Lessons.resource("rooms.sql"))) {
            for (int room = 0; room < rooms; room++) {
                statement.setString(1, Shape.roomId(room));
                statement.setInt(2, room);
                statement.setString(3, token(room));
                statement.execute();
            }
        }
    }

    private static String token(int room) {
        return "gp_%043d".formatted(room);
    }

    @Override
    public String name() {
        return "own";
    }

    @Override
    public String madeOf() {
        return "session-service on Java " + Runtime.version().feature()
                + ", started as the stack does, fed by a transaction of Kafka for each round";
    }

    @Override
    public void start() {}

    @Override
    public int port() {
        return port;
    }

    @Override
    public String hello(int room) {
        return "{\"type\":\"hello\",\"token\":\"" + token(room) + "\",\"after\":0}";
    }

    @Override
    public void send(Shape shape) throws JsonProcessingException {
        producer.beginTransaction();
        for (int n = 0; n < shape.frames(); n++) {
            for (String room : shape.roomIds()) {
                SocketFrame frame = new SocketFrame(room, null, "all", Shape.frame(n), null);
                producer.send(new ProducerRecord<>(
                        Topics.SESSION_MESSAGES,
                        room,
                        JSON.writeValueAsString(frame).getBytes(StandardCharsets.UTF_8)));
            }
        }
        producer.commitTransaction();
    }

    /** The service goes on for others. */
    @Override
    public void stop() {}

    /** Ends the line to Kafka. */
    @Override
    public void close() {
        producer.close();
    }
}
