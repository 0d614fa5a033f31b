package io.gyosil.system.broken.proving;

import io.gyosil.system.broken.study.upload.QuizUpload;

public record InsideProving(QuizUpload upload) {}
