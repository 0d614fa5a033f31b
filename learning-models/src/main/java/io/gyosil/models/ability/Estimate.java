package io.gyosil.models.ability;

/**
 * An ability as the answers show it.
 *
 * @param theta the ability
 * @param standardError of it, on the same scale
 * @param method what it was estimated by; it differs from what was asked for while that has no answer ({@link EapAtFirst})
 * @param formula what the standard error is
 */
public record Estimate(double theta, double standardError, Method method, ErrorFormula formula) {

    /** How an ability is estimated. */
    public enum Method {
        /** Expected a posteriori: the mean of the posterior distribution. */
        EAP,
        /** Maximum a posteriori: its mode. */
        MAP,
        /** Maximum likelihood. */
        MLE,
        /** Warm's weighted likelihood. */
        WLE
    }
}
