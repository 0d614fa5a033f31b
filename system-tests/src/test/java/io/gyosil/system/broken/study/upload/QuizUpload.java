package io.gyosil.system.broken.study.upload;

import io.gyosil.system.broken.study.quiz.WebQuiz;
import java.util.List;

public record QuizUpload(List<WebQuiz> quizzes) {}
