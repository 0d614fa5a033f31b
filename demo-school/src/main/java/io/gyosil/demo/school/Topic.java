package io.gyosil.demo.school;

/** What a session is about, for example {@code t-3} 일차방정식 in 수학. */
public record Topic(String id, String name, Subject subject) {}
