package io.gyosil.system.broken.study.quiz.jdbc;

public record JdbcWebQuiz(String row) {}
