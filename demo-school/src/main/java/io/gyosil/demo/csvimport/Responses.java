package io.gyosil.demo.csvimport;

import java.util.HashSet;
import java.util.List;

/** The answers of a whole file, checked: every student once, in ascending order, answers in order of position. */
record Responses(List<StudentAnswers> students) {

    Responses {
        students = List.copyOf(students);
    }

    long answers() {
        return students.stream().mapToLong(StudentAnswers::size).sum();
    }

    long skills() {
        var seen = new HashSet<Integer>();
        for (StudentAnswers student : students) {
            for (int i = 0; i < student.size(); i++) {
                seen.add(student.skill(i));
            }
        }
        return seen.size();
    }
}
