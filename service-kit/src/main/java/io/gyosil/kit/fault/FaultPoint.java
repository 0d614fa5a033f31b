package io.gyosil.kit.fault;

/** The boundaries of the way of an event: a process that dies at any of them must lose nothing and double nothing. */
public enum FaultPoint {
    /** A request's statements are executed, nothing is committed. */
    BEFORE_WEB_COMMIT,
    /** A request's transaction is committed, nobody knows it yet. */
    AFTER_WEB_COMMIT,
    /** The first byte of the answer to a POST that succeeded is about to be written. */
    BEFORE_ANSWER,
    /** The last byte of the answer to a POST that succeeded is handed to the network. */
    AFTER_ANSWER,
    /** Kafka has all records of the relay's transaction, and it is open. */
    BEFORE_KAFKA_COMMIT,
    /** Kafka has committed, the rows are still in the outbox. */
    AFTER_KAFKA_COMMIT,
    /** The rows are deleted, and that is not committed. */
    BEFORE_OUTBOX_DELETE,
    /** The rows are gone. */
    AFTER_OUTBOX_DELETE,
    /** A background transaction's statements are executed, nothing is committed. The outbox has points of its own. */
    BEFORE_WORKER_COMMIT,
    /** A background transaction is committed. */
    AFTER_WORKER_COMMIT,
    /** A batch is applied and its dead letters are kept, the offset is where it was. */
    BEFORE_OFFSET_COMMIT,
    /** The offset has moved. */
    AFTER_OFFSET_COMMIT
}
