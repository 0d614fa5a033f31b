package io.gyosil.system.broken.bench;

import io.gyosil.system.broken.study.upload.QuizUpload;

public record InsideBench(QuizUpload upload) {}
