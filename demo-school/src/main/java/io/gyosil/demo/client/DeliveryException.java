package io.gyosil.demo.client;

/** It makes no sense to go on sending. The message is a sentence for the person at the terminal. */
public final class DeliveryException extends Exception {

    private static final long serialVersionUID = 1L;

    public DeliveryException(String sentence) {
        super(sentence);
    }
}
