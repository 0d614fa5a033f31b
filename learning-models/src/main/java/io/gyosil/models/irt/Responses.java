package io.gyosil.models.irt;

import java.util.Arrays;

/**
 * Somebody's answers to items, in any order: the sums over them do not depend on it, but for the last digits. Immutable; its sums
 * allocate nothing.
 */
public final class Responses {

    private static final Responses NONE = new Responses(new double[0], new double[0], new double[0], new boolean[0]);

    private final double[] a;
    private final double[] b;
    private final double[] c;
    private final boolean[] correct;

    private Responses(double[] a, double[] b, double[] c, boolean[] correct) {
        this.a = a;
        this.b = b;
        this.c = c;
        this.correct = correct;
    }

    /** Before the first answer. */
    public static Responses none() {
        return NONE;
    }

    /** These answers and one more. */
    public Responses and(Item item, boolean right) {
        int size = a.length;
        double[] moreA = Arrays.copyOf(a, size + 1);
        double[] moreB = Arrays.copyOf(b, size + 1);
        double[] moreC = Arrays.copyOf(c, size + 1);
        boolean[] moreCorrect = Arrays.copyOf(correct, size + 1);
        moreA[size] = item.a();
        moreB[size] = item.b();
        moreC[size] = item.c();
        moreCorrect[size] = right;
        return new Responses(moreA, moreB, moreC, moreCorrect);
    }

    public int size() {
        return a.length;
    }

    /** ln L(θ), the sum over the answers; 0 without any. */
    public double logLikelihood(double theta) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += ThreeParameterLogistic.logLikelihood(a[i], b[i], c[i], theta, correct[i]);
        }
        return sum;
    }

    /** The first derivative of {@link #logLikelihood} by θ: 0 where the likelihood has a maximum. */
    public double score(double theta) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += ThreeParameterLogistic.score(a[i], b[i], c[i], theta, correct[i]);
        }
        return sum;
    }

    /** The second derivative of {@link #logLikelihood} by θ. */
    public double curvature(double theta) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += ThreeParameterLogistic.curvature(a[i], b[i], c[i], theta, correct[i]);
        }
        return sum;
    }

    /** Fisher's information of the items that were answered. */
    public double information(double theta) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += ThreeParameterLogistic.information(a[i], b[i], c[i], theta);
        }
        return sum;
    }

    /** The sum of {@link ThreeParameterLogistic#warm} over the items that were answered. */
    public double warm(double theta) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += ThreeParameterLogistic.warm(a[i], b[i], c[i], theta);
        }
        return sum;
    }
}
