package io.gyosil.kit.data;

import io.micronaut.context.annotation.Requires;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.util.List;

/** Use cases of either role. */
@Singleton
@Requires(property = "gyosil.trial")
class Marking {

    private static final String ADD = "INSERT INTO mark (text) VALUES (?)";

    private final Marks marks;
    private final StatementPipeline pipeline;

    Marking(Marks marks, StatementPipeline pipeline) {
        this.marks = marks;
        this.pipeline = pipeline;
    }

    @Transactional
    String usual(String text) {
        marks.add(text);
        return marks.who();
    }

    @Transactional("worker")
    String worker(String text) {
        marks.add(text);
        return marks.who();
    }

    /** A repository before and after what waits, and what waits last goes with the commit. */
    @Transactional("worker")
    List<String> mixed() {
        marks.add("a");
        pipeline.later(ADD, List.of("b"));
        List<String> seen = pipeline.query("SELECT text FROM mark ORDER BY text", List.of(), row -> row.getString(1));
        pipeline.later(ADD, List.of("c"));
        return seen;
    }

    /** A joined transaction is no transaction of its own. */
    @Transactional
    String within(Marking other) {
        pipeline.later(ADD, List.of("outer"));
        return other.worker("inner");
    }

    @Transactional
    void fail() {
        marks.add("never");
        pipeline.later(ADD, List.of("never, too"));
        throw new IllegalStateException("on purpose");
    }
}
