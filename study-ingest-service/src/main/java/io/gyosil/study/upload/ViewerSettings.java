package io.gyosil.study.upload;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * What viewers may do.
 *
 * @param ingestEnabled whether uploads are taken at all
 * @param token the viewer's token ({@code VIEWER_SYNC_TOKEN}); empty for none
 * @param tokens more of them, as {@code name=token,name=token} ({@code VIEWER_SYNC_TOKENS})
 */
@ConfigurationProperties("gyosil.viewer")
record ViewerSettings(
        @Bindable(defaultValue = "false") boolean ingestEnabled,
        @Bindable(defaultValue = "") String token,
        @Bindable(defaultValue = "") String tokens) {}
