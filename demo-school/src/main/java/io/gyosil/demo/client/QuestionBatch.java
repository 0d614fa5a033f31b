package io.gyosil.demo.client;

/**
 * Questions that go out in one request.
 *
 * @param body the JSON body, less than 1 MiB
 * @param questions 1 to 5,000
 */
record QuestionBatch(byte[] body, int questions) {}
