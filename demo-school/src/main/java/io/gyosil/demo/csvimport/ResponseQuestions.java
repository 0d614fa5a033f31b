package io.gyosil.demo.csvimport;

import io.gyosil.demo.client.Question;
import java.util.Iterator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** The questions that the answers of a file are about: for each student those that were answered, each once. */
record ResponseQuestions(Responses responses, ResponseNames names) {

    long count() {
        return responses.students().stream()
                .mapToLong(student -> sourceIds(student).count())
                .sum();
    }

    /** Made one after another, student by student. */
    Iterator<Question> iterator() {
        return responses.students().stream()
                .flatMap(student -> sourceIds(student).mapToObj(id -> names.question(student.student(), id)))
                .iterator();
    }

    private static LongStream sourceIds(StudentAnswers student) {
        return IntStream.range(0, student.size())
                .mapToLong(i -> ResponseNames.sourceId(student.skill(i), student.position(i)))
                .sorted()
                .distinct();
    }
}
