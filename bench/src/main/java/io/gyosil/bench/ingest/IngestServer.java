package io.gyosil.bench.ingest;

/** A server that takes uploads, ours or a peer's. */
interface IngestServer {

    /** Its short name in tables. */
    String name();

    /** What it consists of, with versions. */
    String madeOf();

    /**
     * Starts it on a database and waits until it answers.
     *
     * @return its port on 127.0.0.1
     */
    int start(StudyDatabase database);

    /** The end of its log, as an appendix to a message. */
    String lastWords();

    /** Ends it, also when it never started. */
    void stop();
}
