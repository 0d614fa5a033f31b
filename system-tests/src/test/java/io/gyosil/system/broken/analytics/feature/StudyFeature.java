package io.gyosil.system.broken.analytics.feature;

import io.gyosil.system.broken.study.quiz.WebQuiz;
import java.util.List;

public record StudyFeature(List<WebQuiz> quizzes) {}
