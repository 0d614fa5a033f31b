package io.gyosil.kit.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gyosil.kit.problem.FieldError;
import io.gyosil.kit.problem.ProblemException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a JSON object field by field and notes everything that is wrong with it, so that a caller learns of all bad
 * fields at once. A reading method returns null for a field that is absent (or null) or bad; {@link #errors} has them.
 */
public final class FieldReader {

    /** Times outside of these come from no clock. */
    private static final Instant EARLIEST = Instant.EPOCH;

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999Z");

    private static final int LONGEST_SCALE = 30;

    private final ObjectNode object;
    private final String pointer;
    private final List<FieldError> errors;
    private final Set<String> known = new HashSet<>();

    private FieldReader(ObjectNode object, String pointer, List<FieldError> errors) {
        this.object = object;
        this.pointer = pointer;
        this.errors = errors;
    }

    /** Reads a whole body. */
    public static FieldReader of(ObjectNode body) {
        return new FieldReader(body, "", new ArrayList<>());
    }

    /** What is wrong so far, here and in every object read through this one. */
    public List<FieldError> errors() {
        return errors;
    }

    /** The names of this object's fields that nobody has asked for. */
    public List<String> unknown() {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                names.add(name);
            }
        });
        return names;
    }

    /** The object as it came. */
    public ObjectNode raw() {
        return object;
    }

    /** Notes that a field is wrong. */
    public void wrong(String name, String detail) {
        errors.add(new FieldError(pointerTo(name), detail));
    }

    /** A text of 1 to {@code most} characters, none of them a control character but tabs and line ends. Must be there. */
    public @Nullable String text(String name, int most) {
        return required(name, optionalText(name, most));
    }

    /** Like {@link #text}, and may be missing. */
    public @Nullable String optionalText(String name, int most) {
        JsonNode value = value(name);
        if (value == null) {
            return null;
        }
        if (!value.isTextual()) {
            wrong(name, "must be a text");
            return null;
        }
        return checked(name, value.textValue(), most);
    }

    /** An opaque id: a text, or a number taken as its decimal text. Must be there. */
    public @Nullable String id(String name, int most) {
        JsonNode value = value(name);
        if (value != null && value.isIntegralNumber()) {
            return checked(name, value.bigIntegerValue().toString(), most);
        }
        return text(name, most);
    }

    /** A whole number from {@code least} to {@code most}. May be missing. */
    public @Nullable Long optionalNumber(String name, long least, long most) {
        JsonNode value = value(name);
        if (value == null) {
            return null;
        }
        if (value.isIntegralNumber()) {
            BigInteger number = value.bigIntegerValue();
            if (number.compareTo(BigInteger.valueOf(least)) >= 0 && number.compareTo(BigInteger.valueOf(most)) <= 0) {
                return number.longValue();
            }
        }
        wrong(name, "must be a whole number from " + least + " to " + most);
        return null;
    }

    /** Like {@link #optionalNumber}, and must be there. */
    public @Nullable Long number(String name, long least, long most) {
        return required(name, optionalNumber(name, least, most));
    }

    /** True or false; false when missing. */
    public boolean flag(String name) {
        JsonNode value = value(name);
        if (value != null && !value.isBoolean()) {
            wrong(name, "must be true or false");
        }
        return value != null && value.asBoolean();
    }

    /** A time by RFC 3339, to the microsecond, between 1970 and 9999. May be missing. */
    public @Nullable Instant optionalTime(String name) {
        JsonNode value = value(name);
        if (value == null) {
            return null;
        }
        try {
            Instant time = OffsetDateTime.parse(value.isTextual() ? value.textValue() : "")
                    .toInstant()
                    .truncatedTo(ChronoUnit.MICROS);
            if (!time.isBefore(EARLIEST) && !time.isAfter(LATEST)) {
                return time;
            }
        } catch (DateTimeException e) {
            wrong(name, "must be a time such as 2026-11-20T09:00:00Z");
            return null;
        }
        wrong(name, "must be a time between 1970 and 9999");
        return null;
    }

    /** True or false; null when missing. */
    public @Nullable Boolean optionalFlag(String name) {
        return value(name) == null ? null : Boolean.valueOf(flag(name));
    }

    /** A decimal number from {@code least} to {@code most}. May be missing. */
    public @Nullable BigDecimal optionalDecimal(String name, BigDecimal least, BigDecimal most) {
        JsonNode value = value(name);
        if (value == null) {
            return null;
        }
        // The exponent of a huge one would be written out by a comparison.
        boolean isFinite = value.isNumber() && Double.isFinite(value.doubleValue());
        if (isFinite && Math.abs((long) value.decimalValue().scale()) <= LONGEST_SCALE) {
            BigDecimal number = value.decimalValue();
            if (number.compareTo(least) >= 0 && number.compareTo(most) <= 0) {
                return number;
            }
        }
        wrong(name, "must be a number from " + least.toPlainString() + " to " + most.toPlainString());
        return null;
    }

    /** A whole JSON object of at most {@code most} characters, as text. May be missing. */
    public @Nullable String optionalObject(String name, int most) {
        JsonNode value = value(name);
        if (value == null) {
            return null;
        }
        String text = value.toString();
        if (!value.isObject() || text.length() > most) {
            wrong(name, "must be an object of at most " + most + " characters");
            return null;
        }
        return text;
    }

    /** Takes note that a field is known, whatever it has. */
    public void optional(String name) {
        known.add(name);
    }

    /** Whether the field is there, be it null: what a merge-patch is to change. */
    public boolean has(String name) {
        return object.has(name);
    }

    /** A list of 1 to {@code most} whole numbers, the same one perhaps more than once. Must be there. */
    public List<Long> numbers(String name, int most) {
        List<Long> numbers = new ArrayList<>();
        JsonNode list = list(name, most);
        for (int i = 0; list != null && i < list.size(); i++) {
            if (list.get(i).isIntegralNumber() && list.get(i).canConvertToLong()) {
                numbers.add(list.get(i).longValue());
            } else {
                wrong(name + "/" + i, "must be a whole number");
            }
        }
        return numbers;
    }

    /**
     * Ends the reading of a person's or dashboard's request, in which every field must be known.
     *
     * @throws ProblemException when a field is bad or unknown
     */
    public void finish() {
        unknown().forEach(name -> wrong(name, "is not a field here"));
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(errors);
        }
    }

    /** A list of 1 to {@code most} texts of 1 to {@code longest} characters each. Must be there. */
    public List<String> texts(String name, int most, int longest) {
        List<String> texts = new ArrayList<>();
        JsonNode list = list(name, most);
        for (int i = 0; list != null && i < list.size(); i++) {
            JsonNode element = list.get(i);
            String text = element.isTextual() ? checked(name + "/" + i, element.textValue(), longest) : null;
            if (!element.isTextual()) {
                wrong(name + "/" + i, "must be a text");
            } else if (text != null) {
                texts.add(text);
            }
        }
        return texts;
    }

    /** A list of 1 to {@code most} objects. Must be there. */
    public List<FieldReader> objects(String name, int most) {
        List<FieldReader> objects = new ArrayList<>();
        JsonNode list = list(name, most);
        for (int i = 0; list != null && i < list.size(); i++) {
            if (list.get(i) instanceof ObjectNode element) {
                objects.add(new FieldReader(element, pointerTo(name) + "/" + i, errors));
            } else {
                wrong(name + "/" + i, "must be an object");
            }
        }
        return objects;
    }

    private @Nullable JsonNode list(String name, int most) {
        JsonNode value = required(name, value(name));
        if (value == null) {
            return null;
        }
        if (!value.isArray()) {
            wrong(name, "must be a list");
            return null;
        }
        if (value.isEmpty() || value.size() > most) {
            wrong(name, "must have 1 to " + most + " entries, not " + value.size());
            return null;
        }
        return value;
    }

    private @Nullable String checked(String name, String text, int most) {
        int length = text.codePointCount(0, text.length());
        if (length == 0 || length > most) {
            wrong(name, "must have 1 to " + most + " characters, not " + length);
            return null;
        }
        if (text.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t' && c != '\r')
                || !StorableText.is(text)) {
            wrong(name, "must not have control characters");
            return null;
        }
        return text;
    }

    private @Nullable JsonNode value(String name) {
        known.add(name);
        JsonNode value = object.get(name);
        return value == null || value.isNull() ? null : value;
    }

    private <V> @Nullable V required(String name, @Nullable V value) {
        JsonNode given = object.get(name);
        if (given == null || given.isNull()) {
            wrong(name, "is missing");
        }
        return value;
    }

    private String pointerTo(String name) {
        return pointer + "/" + name;
    }
}
