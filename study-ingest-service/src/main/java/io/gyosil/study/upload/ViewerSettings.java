package io.gyosil.study.upload;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * What viewers may do.
 *
 * @param ingestEnabled whether uploads are taken at all
 * @param viewerToken the viewer's token ({@code VIEWER_SYNC_TOKEN}); empty for none
 * @param viewerTokens more of them, as {@code name=token,name=token} ({@code VIEWER_SYNC_TOKENS})
 */
@ConfigurationProperties("gyosil.upload")
record ViewerSettings(
        @Bindable(defaultValue = "false") boolean ingestEnabled,
        @Bindable(defaultValue = "") String viewerToken,
        @Bindable(defaultValue = "") String viewerTokens) {}
