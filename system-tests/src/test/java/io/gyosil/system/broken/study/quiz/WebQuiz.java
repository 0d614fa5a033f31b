package io.gyosil.system.broken.study.quiz;

import io.gyosil.system.broken.analytics.feature.StudyFeature;
import io.gyosil.system.broken.event.FrameworkEvent;
import io.gyosil.system.broken.study.upload.QuizUpload;
import io.micronaut.http.HttpStatus;

public record WebQuiz(HttpStatus status, FrameworkEvent event, StudyFeature feature, QuizUpload upload) {}
