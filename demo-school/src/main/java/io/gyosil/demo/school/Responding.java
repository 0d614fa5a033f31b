package io.gyosil.demo.school;

import io.gyosil.demo.school.Pupil.Profile;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** How a pupil answers an item: a Rasch model with growth by the week and practice by the item. */
final class Responding {

    private static final double GROWTH_A_WEEK = 0.15;
    private static final double GAIN_OF_AN_EXPOSURE = 0.5;
    private static final double GAIN_OF_KNOWING = 1.3;
    private static final int EXPOSURES_THAT_COUNT = 3;
    private static final double STRUGGLING_ABILITY = -2.6;
    private static final double BEFORE_FORGETTING = 2.8;
    private static final double AFTER_FORGETTING = -0.8;
    static final int WEEK_OF_FORGETTING = 2;

    private static final int SHORTEST_MS = 2_500;
    private static final int LONGEST_MS = 150_000;

    private final Pupil pupil;
    private final Random random;

    Responding(Pupil pupil, Random random) {
        this.pupil = pupil;
        this.random = random;
    }

    /** One answer. It counts as correct only when the pupil did not say to be unsure. */
    record Response(@Nullable Integer selected, boolean unsure, boolean correct, int timeMs) {}

    Response respond(Item item, ItemMemory memory, int week) {
        double chance = chance(item, memory, week);
        boolean hit = random.nextDouble() < chance;
        boolean unsure = random.nextDouble() < chanceOfDoubt(chance, memory);
        boolean withoutChoice = unsure && random.nextInt(5) < 2;
        int choice = hit ? item.key() : item.wrongChoice(random);
        int time = timeMs(item, memory, hit, unsure);
        return new Response(withoutChoice ? null : choice, unsure, hit && !unsure, time);
    }

    private double chance(Item item, ItemMemory memory, int week) {
        double logit = knowledge(item.topic().subject(), memory, week) - item.difficulty();
        return 1 / (1 + StrictMath.exp(-logit));
    }

    private double knowledge(Subject subject, ItemMemory memory, int week) {
        double practised = GAIN_OF_AN_EXPOSURE * Math.min(memory.exposures(), EXPOSURES_THAT_COUNT)
                + (memory.lastCorrect() ? GAIN_OF_KNOWING : 0);
        double steady = pupil.ability(subject) + GROWTH_A_WEEK * week + practised;
        return switch (pupil.profile()) {
            case Profile.Steady _ -> steady;
            case Profile.Struggling(Subject weakness) -> subject == weakness ? STRUGGLING_ABILITY : steady;
            case Profile.Forgetting _ -> forgetting(memory, week, steady);
        };
    }

    private static double forgetting(ItemMemory memory, int week, double steady) {
        if (week < WEEK_OF_FORGETTING) {
            return BEFORE_FORGETTING;
        }
        return memory.firstWeek() < WEEK_OF_FORGETTING ? AFTER_FORGETTING : steady;
    }

    /** Doubt is greatest where the chances are even, and rare where the item is known. */
    private static double chanceOfDoubt(double chance, ItemMemory memory) {
        double even = 1 - Math.abs(2 * chance - 1);
        return (0.02 + 0.1 * even) * (memory.lastCorrect() ? 0.3 : 1);
    }

    private int timeMs(Item item, ItemMemory memory, boolean hit, boolean unsure) {
        double seconds = item.topic().subject().medianSeconds()
                * StrictMath.exp(0.35 * random.nextGaussian())
                * (hit ? 1 : 1.25)
                * (unsure ? 1.4 : 1)
                * (1 - 0.08 * Math.min(memory.exposures(), EXPOSURES_THAT_COUNT));
        return Math.clamp(Math.round(seconds * 1000), SHORTEST_MS, LONGEST_MS);
    }
}
