package io.gyosil.system.broken.session.live;

import io.gyosil.system.broken.study.quiz.WebQuiz;
import java.util.List;

public record StudyLesson(List<WebQuiz> quizzes) {}
