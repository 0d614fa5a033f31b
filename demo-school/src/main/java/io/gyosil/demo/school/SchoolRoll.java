package io.gyosil.demo.school;

import io.gyosil.demo.school.Pupil.Profile;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Ninety pupils in three classes of thirty. One struggles and one forgets; the seed says who. */
final class SchoolRoll {

    static final int PUPILS = 90;
    static final int PUPILS_OF_A_CLASS = 30;

    private static final double MEAN_ABILITY = 1.1;
    private static final double SPREAD = 0.5;
    private static final double SPREAD_BETWEEN_SUBJECTS = 0.25;
    private static final double WEAKEST = 0.2;
    private static final double STRONGEST = 2.2;

    private SchoolRoll() {}

    static List<Pupil> of(long seed, List<String> userIds) {
        Random random = Seeds.random(seed, "roll");
        int struggling = random.nextInt(PUPILS);
        int forgetting = (struggling + 1 + random.nextInt(PUPILS - 1)) % PUPILS;
        Subject weakness = Subject.values()[random.nextInt(Subject.values().length)];
        var pupils = new ArrayList<Pupil>();
        for (int i = 0; i < PUPILS; i++) {
            Profile profile = new Profile.Steady();
            if (i == struggling) {
                profile = new Profile.Struggling(weakness);
            } else if (i == forgetting) {
                profile = new Profile.Forgetting();
            }
            pupils.add(new Pupil(userIds.get(i), i / PUPILS_OF_A_CLASS, profile, abilities(random)));
        }
        return pupils;
    }

    private static Map<Subject, Double> abilities(Random random) {
        double general = MEAN_ABILITY + SPREAD * random.nextGaussian();
        var abilities = new EnumMap<Subject, Double>(Subject.class);
        for (Subject subject : Subject.values()) {
            double ability = general + SPREAD_BETWEEN_SUBJECTS * random.nextGaussian();
            abilities.put(subject, Math.clamp(ability, WEAKEST, STRONGEST));
        }
        return abilities;
    }
}
