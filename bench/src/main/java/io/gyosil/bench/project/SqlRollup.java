package io.gyosil.bench.project;

import io.gyosil.bench.flow.OutboxRows;
import io.gyosil.bench.flow.Quiz;
import io.gyosil.bench.flow.Quizzes;
import io.gyosil.bench.frame.Contestant;
import io.gyosil.servers.postgres.Bootstrap;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;

/** The limit: the same answers are in a plain table already, and two statements make facts and features of them. */
final class SqlRollup implements Contestant {
    private final Tables tables;
    private final Quizzes quizzes;
    private final int size;

    SqlRollup(Tables tables, Quizzes quizzes, int size) {
        this.tables = tables;
        this.quizzes = quizzes;
        this.size = size;
    }

    @Override
    public String name() {
        return "sql";
    }

    @Override
    public String madeOf() {
        return "INSERT … SELECT from a table into facts and features with the same indexes, one transaction";
    }

    /** The service has made its tables by now. */
    @Override
    public void start() throws Exception {
        tables.execute("""
            CREATE SCHEMA IF NOT EXISTS bench;
            CREATE TABLE bench.answer (session_id text, position integer, answered_at timestamptz, user_id text,
                topic_id text, item_id text, outcome text, response_time_ms integer, origin text);
            """);
        try (Connection connection = tables.postgres().connect(Bootstrap.DATABASE)) {
            OutboxRows.copy(connection, "bench.answer", size, n -> lines(quizzes.quiz(n)));
        }
        tables.execute("VACUUM ANALYZE bench.answer");
    }

    @Override
    public List<String> conform() {
        return List.of();
    }

    @Override
    public double oneRound(int round) throws Exception {
        tables.execute("""
            DROP TABLE IF EXISTS bench.attempt_fact, bench.features_topic_daily;
            CREATE TABLE bench.attempt_fact (LIKE analytics.attempt_fact INCLUDING ALL);
            CREATE TABLE bench.features_topic_daily (LIKE analytics.features_topic_daily INCLUDING ALL);
            """);
        try (Connection connection = tables.postgres().connect(Bootstrap.DATABASE);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            long begin = System.nanoTime();
            int facts = statement.executeUpdate(Tables.resource("facts.sql"));
            statement.executeUpdate(Tables.resource("features.sql"));
            connection.commit();
            return facts * 1e9 / (System.nanoTime() - begin);
        }
    }

    @Override
    public String state() throws Exception {
        return tables.state();
    }

    @Override
    public void close() {}

    private static String lines(Quiz quiz) {
        StringBuilder lines = new StringBuilder();
        for (int position = 0; position < quiz.answers().size(); position++) {
            Quiz.Answer answer = quiz.answers().get(position);
            lines.append(quiz.sessionId() + "\t" + position + "\t" + answer.at() + "\t" + quiz.userId() + "\t")
                    .append(quiz.topicId() + "\t" + answer.item() + "\t" + answer.outcome() + "\t" + answer.millis())
                    .append("\t" + quiz.origin() + "\n");
        }
        return lines.toString();
    }
}
