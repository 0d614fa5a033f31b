package io.gyosil.kit.testing.proxy;

/** Sees the bytes of one connection from its beginning on, and knows where the server says that something is committed. */
interface CommitWatch {

    /** These bytes go to the server. */
    void asked(byte[] bytes, int length);

    /** These bytes come from the server; says whether the answer to a commit is in or begins in them. */
    boolean answered(byte[] bytes, int length);
}
