package io.gyosil.kit.repeat;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** What a key stands for: the request that first came with it, as a digest, and its answer. */
@MappedEntity("idempotency_key")
@SuppressWarnings("ArrayRecordComponent")
record KeptAnswer(@Id String key, byte[] digest, String answer) {}
