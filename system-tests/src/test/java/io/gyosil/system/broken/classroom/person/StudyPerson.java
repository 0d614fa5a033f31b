package io.gyosil.system.broken.classroom.person;

import io.gyosil.system.broken.study.quiz.WebQuiz;
import java.util.List;

public record StudyPerson(List<WebQuiz> quizzes) {}
