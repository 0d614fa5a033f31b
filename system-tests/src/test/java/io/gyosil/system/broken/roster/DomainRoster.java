package io.gyosil.system.broken.roster;

import io.gyosil.system.broken.study.quiz.WebQuiz;

public record DomainRoster(WebQuiz quiz) {}
