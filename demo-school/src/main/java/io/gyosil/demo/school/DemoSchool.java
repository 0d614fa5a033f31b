package io.gyosil.demo.school;

import io.gyosil.demo.client.Question;
import io.gyosil.demo.client.Upload;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * A school as data: what is published and what its pupils upload. Pupils are their user_ids here; their names are in the rosters.
 *
 * @param questions every pupil's copies of the items of their class
 * @param pupils the uploads of each pupil, in order
 * @param struggling user_id of the one who gets nearly everything wrong in {@code strugglesWith}
 * @param forgetting user_id of the one who knew it in the first two weeks and not in the last two
 */
public record DemoSchool(
        List<Topic> topics,
        List<Question> questions,
        List<PupilUploads> pupils,
        String struggling,
        Subject strugglesWith,
        String forgetting) {

    /** The uploads of one pupil over four weeks, oldest first. */
    public record PupilUploads(String userId, List<Upload> uploads) {
        public PupilUploads {
            uploads = List.copyOf(uploads);
        }
    }

    public DemoSchool {
        topics = List.copyOf(topics);
        questions = List.copyOf(questions);
        pupils = List.copyOf(pupils);
    }

    /**
     * Makes the school up: the same arguments always give the same school, to the byte.
     *
     * @param userIds of the ninety pupils, class by class
     * @param lastDay the last day, in Seoul, on which anybody studied; the first is 27 days earlier
     */
    public static DemoSchool generate(long seed, LocalDate lastDay, List<String> userIds) {
        var curriculum = new Curriculum(ItemBank.of(seed));
        List<Pupil> roll = SchoolRoll.of(seed, userIds);
        var questions = new ArrayList<Question>();
        var pupils = new ArrayList<PupilUploads>();
        String struggling = "";
        Subject strugglesWith = Subject.MATHEMATICS;
        String forgetting = "";
        for (Pupil pupil : roll) {
            curriculum.items(pupil.schoolClass()).forEach(item -> questions.add(item.copyFor(pupil.userId())));
            pupils.add(new PupilUploads(pupil.userId(), new PupilStudy(pupil, curriculum, seed).uploads(lastDay)));
            switch (pupil.profile()) {
                case Pupil.Profile.Steady _ -> {}
                case Pupil.Profile.Struggling(Subject weakness) -> {
                    struggling = pupil.userId();
                    strugglesWith = weakness;
                }
                case Pupil.Profile.Forgetting _ -> forgetting = pupil.userId();
            }
        }
        return new DemoSchool(curriculum.bank().topics(), questions, pupils, struggling, strugglesWith, forgetting);
    }

    /** Answers in all uploads. */
    public long answers() {
        return pupils.stream()
                .flatMap(pupil -> pupil.uploads().stream())
                .mapToLong(upload -> upload.attempts().size())
                .sum();
    }
}
