package io.gyosil.system.broken.models;

import org.slf4j.Logger;

public record LoggingModel(Logger log) {}
