package io.gyosil.system.broken.ui;

import io.gyosil.system.broken.study.quiz.WebQuiz;

public record DomainPage(WebQuiz quiz) {}
