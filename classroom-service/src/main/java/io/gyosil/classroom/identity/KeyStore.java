package io.gyosil.classroom.identity;

import java.time.Instant;
import java.util.List;

/** The signing keys, in the open transaction. */
public interface KeyStore {

    /** Nobody else makes or ends keys until the transaction ends. */
    void lock();

    /** All of them, the first to sign first. */
    List<Row> all();

    void insert(String kid, byte[] sealed, String publicKey, Instant signsFrom);

    void delete(String kid);

    /**
     * One key.
     *
     * @param sealed its private half
     * @param publicKey as a JWK
     * @param signsFrom from when on it signs
     */
    record Row(String kid, byte[] sealed, String publicKey, Instant signsFrom) {}
}
