package io.gyosil.system.broken.servers;

import io.gyosil.system.broken.study.upload.QuizUpload;

public record InsideServers(QuizUpload upload) {}
