package io.gyosil.study.question;

import io.gyosil.kit.problem.CommonProblem;
import io.gyosil.kit.problem.FieldError;
import io.gyosil.kit.problem.ProblemException;
import io.gyosil.kit.problem.ProblemType;
import io.gyosil.kit.problem.Words;
import io.gyosil.kit.security.Caller;
import io.gyosil.roster.AccessDecision;
import io.gyosil.roster.RosterRights;
import io.gyosil.study.Organizations;
import io.gyosil.study.StudyProblem;
import io.gyosil.study.question.PublishRequest.Question;
import io.micronaut.json.JsonMapper;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Publishes questions: all of them or, when the caller may not publish one, none. */
@Singleton
class PublishQuestions {

    private final QuestionRepository questions;
    private final RosterRights rights;
    private final JsonMapper json;

    PublishQuestions(QuestionRepository questions, RosterRights rights, JsonMapper json) {
        this.questions = questions;
        this.rights = rights;
        this.json = json;
    }

    /**
     * Publishes questions, in the order in which they were sent.
     *
     * @throws ProblemException naming the questions for learners whom the caller may not see, or of other learners;
     *     nothing is published then
     */
    @Transactional
    PublishResponse publish(Caller caller, List<Question> wanted) {
        mustSeeLearners(caller, wanted);
        long orgId = Organizations.of(caller);
        String[] userIds = texts(wanted, Question::userId);
        questions.addLearners(userIds);
        questions.lockLearners(userIds);
        List<Boolean> touched = add(orgId, wanted, userIds);
        // Asked afterwards: before, another publisher's question might not have been there yet.
        List<String> taken = questions.ofOthers(orgId, texts(wanted, Question::pubId), userIds);
        if (!taken.isEmpty()) {
            throw ProblemException.of(
                            StudyProblem.QUESTION_OF_ANOTHER_LEARNER, Words.of("detail.question-of-another-learner"))
                    .with("pub_ids", taken);
        }
        int created = (int) touched.stream().filter(isNew -> isNew).count();
        return new PublishResponse(created, touched.size() - created, wanted.size() - touched.size());
    }

    private List<Boolean> add(long orgId, List<Question> wanted, String[] userIds) {
        String[] topicIds = texts(wanted, Question::topicId);
        questions.addTopics(
                orgId,
                topicIds,
                texts(wanted, question -> Objects.requireNonNullElse(question.topicName(), question.topicId())),
                texts(wanted, question -> Objects.requireNonNullElse(question.subject(), "")));
        return questions.addQuestions(
                orgId,
                texts(wanted, Question::pubId),
                wanted.stream().map(Question::sourceId).toArray(Long[]::new),
                userIds,
                topicIds,
                texts(wanted, Question::content),
                texts(wanted, question -> json(question.choices())),
                wanted.stream().mapToInt(Question::key).toArray());
    }

    private void mustSeeLearners(Caller caller, List<Question> wanted) {
        Map<String, AccessDecision> learners = rights.maySeeLearners(
                caller, wanted.stream().map(Question::userId).collect(Collectors.toSet()));
        refuse(wanted, learners, AccessDecision.FORBIDDEN, CommonProblem.FORBIDDEN, "field.learner-of-other-classes");
        refuse(wanted, learners, AccessDecision.UNKNOWN, CommonProblem.NOT_FOUND, "field.no-learner-here");
    }

    private static void refuse(
            List<Question> wanted,
            Map<String, AccessDecision> learners,
            AccessDecision right,
            ProblemType problem,
            String key) {
        List<FieldError> errors = IntStream.range(0, wanted.size())
                .filter(i -> learners.get(wanted.get(i).userId()) == right)
                .mapToObj(i -> FieldError.of("/questions/" + i + "/user_id", key))
                .toList();
        if (!errors.isEmpty()) {
            throw ProblemException.of(problem, errors);
        }
    }

    private static String[] texts(List<Question> questions, Function<Question, String> part) {
        return questions.stream().map(part).toArray(String[]::new);
    }

    private String json(List<String> texts) {
        try {
            return json.writeValueAsString(texts);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
