package io.gyosil.kit.request;

import io.micronaut.core.annotation.AnnotationValue;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.validation.validator.constraints.ConstraintValidator;
import io.micronaut.validation.validator.constraints.ConstraintValidatorContext;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Whether a text is on one line. */
@Singleton
@Introspected
class OneLineRule implements ConstraintValidator<OneLine, CharSequence> {

    @Override
    public boolean isValid(
            @Nullable CharSequence text, AnnotationValue<OneLine> rule, ConstraintValidatorContext context) {
        return text == null || text.chars().noneMatch(c -> Character.isISOControl(c) || c == 0x2028 || c == 0x2029);
    }
}
