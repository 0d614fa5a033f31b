package io.gyosil.models.irt;

import java.util.List;

/**
 * Items in arrays, so that going through them allocates nothing. Immutable. An item is known by its place, from 0.
 */
public final class ItemBank {

    private final double[] a;
    private final double[] b;
    private final double[] c;

    private ItemBank(int size) {
        this.a = new double[size];
        this.b = new double[size];
        this.c = new double[size];
    }

    public static ItemBank of(List<Item> items) {
        ItemBank bank = new ItemBank(items.size());
        for (int i = 0; i < bank.a.length; i++) {
            Item item = items.get(i);
            bank.a[i] = item.a();
            bank.b[i] = item.b();
            bank.c[i] = item.c();
        }
        return bank;
    }

    public int size() {
        return a.length;
    }

    /** @throws IndexOutOfBoundsException when there is no such item */
    public Item item(int index) {
        return new Item(a[index], b[index], c[index]);
    }

    /** Discrimination of an item. */
    public double a(int index) {
        return a[index];
    }

    /** Difficulty of an item. */
    public double b(int index) {
        return b[index];
    }

    /** {@link ThreeParameterLogistic#probability} of an item. */
    public double probability(int index, double theta) {
        return ThreeParameterLogistic.probability(a[index], b[index], c[index], theta);
    }

    /** {@link ThreeParameterLogistic#information} of an item. */
    public double information(int index, double theta) {
        return ThreeParameterLogistic.information(a[index], b[index], c[index], theta);
    }

    /** {@link ThreeParameterLogistic#curvature} of an answer to an item. */
    public double curvature(int index, double theta, boolean correct) {
        return ThreeParameterLogistic.curvature(a[index], b[index], c[index], theta, correct);
    }

    /** Fisher's information of the whole test at θ: the sum over its items; over θ, the test information curve. */
    public double information(double theta) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += ThreeParameterLogistic.information(a[i], b[i], c[i], theta);
        }
        return sum;
    }

    /** How many answers are right on average at θ: the test characteristic curve. */
    public double expectedScore(double theta) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += ThreeParameterLogistic.probability(a[i], b[i], c[i], theta);
        }
        return sum;
    }
}
