package io.gyosil.system.broken.event;

import io.micronaut.http.HttpStatus;

public record FrameworkEvent(HttpStatus status) {}
