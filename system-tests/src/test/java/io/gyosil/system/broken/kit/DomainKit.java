package io.gyosil.system.broken.kit;

import io.gyosil.system.broken.study.quiz.WebQuiz;

public record DomainKit(WebQuiz quiz) {}
