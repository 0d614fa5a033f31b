package io.gyosil.session.word;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.micronaut.core.annotation.Introspected;
import java.util.List;

/**
 * The words of an organization.
 *
 * @param words in the order of their characters
 * @param version the ETag
 */
@Introspected
record WordsView(List<String> words, @JsonIgnore long version) {}
