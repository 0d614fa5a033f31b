package io.gyosil.session.live.card;

import io.gyosil.kit.request.JsonRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * Problems to be made, all or none of them.
 *
 * @param problems in the order in which they are to be listed
 */
@JsonRequest
record ExercisesRequest(@NotEmpty @Size(max = 5_000) List<@Valid @NotNull ExerciseRequest> problems) {}
