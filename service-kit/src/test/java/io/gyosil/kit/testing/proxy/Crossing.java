package io.gyosil.kit.testing.proxy;

/**
 * Something that ends a step of a service's work and is on its way through a proxy.
 *
 * @param phase how far it is
 * @param work whose it is and what: {@code study_web} and the statements of the transaction, the name of a request to
 *     Kafka, or an answer's request and status
 * @param at where it is in the bytes in hand; what stands before may be passed on without it
 */
public record Crossing(Phase phase, String work, int at) {

    /** How far something is on its way. */
    public enum Phase {
        /** The server is asked for it and does not know it yet. */
        ASKED,
        /** The server has done it and the client does not know it yet. */
        DONE,
        /** The client has the whole answer. */
        DELIVERED
    }
}
