package io.gyosil.kit.request;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A text without line ends and tabs, such as a name. */
@Documented
@Constraint(validatedBy = OneLineRule.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.METHOD, ElementType.TYPE_USE})
public @interface OneLine {

    /** The key of the sentence in the message bundles. */
    String message() default "field.one-line";

    /** Groups of constraints; unused. */
    Class<?>[] groups() default {};

    /** What goes with the constraint; unused. */
    Class<? extends Payload>[] payload() default {};
}
