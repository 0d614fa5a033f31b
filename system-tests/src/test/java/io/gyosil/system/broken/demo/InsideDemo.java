package io.gyosil.system.broken.demo;

import io.gyosil.system.broken.study.upload.QuizUpload;

public record InsideDemo(QuizUpload upload) {}
