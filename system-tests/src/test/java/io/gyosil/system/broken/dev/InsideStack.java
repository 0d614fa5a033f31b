package io.gyosil.system.broken.dev;

import io.gyosil.system.broken.study.upload.QuizUpload;

public record InsideStack(QuizUpload upload) {}
