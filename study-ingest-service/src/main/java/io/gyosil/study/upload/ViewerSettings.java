package io.gyosil.study.upload;

import io.gyosil.kit.settings.Secret;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Pattern;

/**
 * What viewers may do.
 *
 * @param ingestEnabled whether uploads are taken; without it every upload gets 503
 * @param viewerToken the viewer's token
 * @param viewerTokens more of them, as {@code name=token,name=token} with at least 32 characters each, for several viewers and for
 *     changing a token
 */
@ConfigurationProperties("gyosil.upload")
record ViewerSettings(
        @Bindable(defaultValue = "false") boolean ingestEnabled,

        @Secret
        @Bindable(defaultValue = "")
        @Pattern(regexp = "(?s)|.{32,1000}", message = "must be a text of 32 to 1000 characters")
        String viewerToken,

        @Secret
        @Bindable(defaultValue = "")
        @Pattern(regexp = "(?s).{0,100000}", message = "must be a text of at most 100000 characters")
        String viewerTokens) {}
