package io.gyosil.models.cat;

import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the next item: the content area that lacks most, of its items what the criterion says of each, and of these one by the rule
 * that keeps exposure down. Immutable: any number of exams may share one.
 *
 * <p>The same bank, rules, progress and seed give the same item on any machine.
 */
public final class ItemSelector {

    private final GridBank bank;
    private final int[] areas;
    private final Criterion criterion;
    private final Exposure exposure;
    private final @Nullable ContentShares shares;
    private final @Nullable Stratification strata;

    /**
     * With all rules.
     *
     * @param areas the content area of each item, from 0
     * @param shares by area; null when areas do not matter
     * @param strata null when all items may be given at any time
     */
    public ItemSelector(
            GridBank bank,
            int[] areas,
            Criterion criterion,
            Exposure exposure,
            @Nullable ContentShares shares,
            @Nullable Stratification strata) {
        if (areas.length != bank.size()) {
            throw new IllegalArgumentException(areas.length + " areas for " + bank.size() + " items");
        }
        this.bank = bank;
        this.areas = areas.clone();
        this.criterion = criterion;
        this.exposure = exposure;
        this.shares = shares;
        this.strata = strata;
    }

    /** By the criterion alone, one of the best few. */
    public ItemSelector(GridBank bank, Criterion criterion, Exposure exposure) {
        this(bank, new int[bank.size()], criterion, exposure, null, null);
    }

    /**
     * The next item.
     *
     * @param taken by place, whether an item may not be given (again)
     * @param seed of the exam, for its draws
     * @return null when every item is taken
     */
    public @Nullable Selection next(Progress progress, boolean[] taken, int[] givenByArea, long seed) {
        boolean[] eligible = eligible(progress.given(), taken);
        OptionalInt area = area(eligible, givenByArea);
        if (area.isEmpty()) {
            return null;
        }
        double[] values = new double[bank.size()];
        int[] candidates = new int[bank.size()];
        int count = 0;
        double best = Double.NEGATIVE_INFINITY;
        for (int item = 0; item < values.length; item++) {
            if (eligible[item] && (shares == null || areas[item] == area.getAsInt())) {
                values[item] = criterion.value(bank, item, progress);
                best = Math.max(best, values[item]);
                candidates[count++] = item;
            }
        }
        int item = exposure.draw(values, candidates, count, progress.given(), seed);
        double deficit = shares == null ? 0 : shares.deficit(area.getAsInt(), givenByArea);
        return new Selection(item, values[item], best, count, area.getAsInt(), deficit);
    }

    /** Those that are not taken and of the stratum; when none of it is left, those of all strata. */
    private boolean[] eligible(int given, boolean[] taken) {
        boolean[] free = new boolean[bank.size()];
        boolean[] ofStratum = new boolean[bank.size()];
        boolean any = false;
        for (int item = 0; item < free.length; item++) {
            free[item] = !taken[item];
            ofStratum[item] = free[item] && (strata == null || strata.of(item) == strata.at(given));
            any |= ofStratum[item];
        }
        return any ? ofStratum : free;
    }

    private OptionalInt area(boolean[] eligible, int[] givenByArea) {
        boolean[] available = new boolean[shares == null ? 1 : shares.areas()];
        for (int item = 0; item < eligible.length; item++) {
            if (eligible[item]) {
                available[shares == null ? 0 : areas[item]] = true;
            }
        }
        if (shares == null) {
            return available[0] ? OptionalInt.of(0) : OptionalInt.empty();
        }
        int next = shares.next(givenByArea, available);
        return next < 0 ? OptionalInt.empty() : OptionalInt.of(next);
    }
}
