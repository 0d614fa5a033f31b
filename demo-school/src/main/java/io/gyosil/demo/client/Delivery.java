package io.gyosil.demo.client;

/** What became of one upload. */
public sealed interface Delivery {

    /** @param skipped answers that the server kept aside because it does not know their questions */
    record Ingested(int skipped) implements Delivery {}

    /** @param skipped as at the first time */
    record AlreadyThere(int skipped) implements Delivery {}

    /** The server said no and will say no again. */
    record Refused(String reason) implements Delivery {}

    /** No answer that counts, for as long as the client's patience lasts. The upload may or may not be in. */
    record NotDelivered(String reason) implements Delivery {}
}
