package io.gyosil.models.cat;

import io.gyosil.models.irt.ItemBank;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Items in strata by their discrimination, so that the sharp ones are kept for when the ability is known (H.-H. Chang and Z. Ying, Applied
 * Psychological Measurement 23, 1999). Within a stratum the exam takes items by {@link Criterion#CLOSEST_DIFFICULTY}. Immutable.
 */
public final class Stratification {

    private final int[] stratum;
    private final int strata;
    private final int length;

    /**
     * Strata of as many items each.
     *
     * @param strata how many, 1 or more
     * @param length how many items the exam is to have, at least one for each stratum
     */
    public Stratification(ItemBank bank, int strata, int length) {
        if (strata < 1 || length < strata || bank.size() < strata) {
            throw new IllegalArgumentException(
                    bank.size() + " items and an exam of " + length + " cannot be in " + strata + " strata");
        }
        this.strata = strata;
        this.length = length;
        this.stratum = new int[bank.size()];
        int[] ascending = IntStream.range(0, bank.size())
                .boxed()
                .sorted(Comparator.comparingDouble(bank::a))
                .mapToInt(item -> item)
                .toArray();
        for (int rank = 0; rank < ascending.length; rank++) {
            stratum[ascending[rank]] = (int) ((long) rank * strata / ascending.length);
        }
    }

    /** The stratum of an item, 0 for the least discriminating. */
    public int of(int item) {
        return stratum[item];
    }

    /** The stratum from which the next item comes after so many. */
    public int at(int given) {
        return (int) Math.min(strata - 1L, (long) given * strata / length);
    }
}
