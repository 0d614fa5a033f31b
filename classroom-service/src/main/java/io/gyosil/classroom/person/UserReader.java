package io.gyosil.classroom.person;

import com.fasterxml.jackson.databind.JsonNode;
import io.gyosil.kit.security.Roles;
import io.gyosil.kit.web.FieldReader;
import java.text.Normalizer;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what a request says of a user; null stands for a field that is absent or bad, of which the reader takes note. */
public final class UserReader {

    static final Set<String> ROLES = Set.of(Roles.ADMIN, Roles.TEACHER, Roles.STUDENT);

    private static final int MOST_EMAIL = 254;
    private static final int MOST_NAME = 100;
    private static final int MOST_IDENTITIES = 5;
    private static final int MOST_ISSUER = 500;

    /** Something, an at sign, a host with a dot or none; whether mail arrives there, only mail can show. */
    private static final Pattern EMAIL =
            Pattern.compile("[^\\s@<>\"(),;:\\\\]{1,64}@[^\\s@<>\"(),;:\\\\.]+(\\.[^\\s@<>\"(),;:\\\\.]+)*");

    private UserReader() {}

    /** An e-mail address that must be there. */
    public static @Nullable String requiredEmail(FieldReader fields) {
        return fields.text("email", MOST_EMAIL) == null ? null : email(fields);
    }

    /** A name that must be there. */
    public static @Nullable String requiredName(FieldReader fields) {
        return fields.text("name", MOST_NAME) == null ? null : name(fields);
    }

    /** A new password that must be there. */
    public static @Nullable String requiredPassword(FieldReader fields, String name) {
        return fields.text(name, Passwords.LONGEST) == null ? null : password(fields, name);
    }

    static @Nullable String email(FieldReader fields) {
        String email = fields.optionalText("email", MOST_EMAIL);
        if (email != null && !EMAIL.matcher(email).matches()) {
            fields.wrong("email", "must be an e-mail address");
            return null;
        }
        return email;
    }

    /** Composed, so that a name is found whichever way it was typed. */
    static @Nullable String name(FieldReader fields) {
        String name = fields.optionalText("name", MOST_NAME);
        if (name != null && name.isBlank()) {
            fields.wrong("name", "must not be blank");
            return null;
        }
        return name == null ? null : Normalizer.normalize(name.strip(), Normalizer.Form.NFC);
    }

    static @Nullable String role(FieldReader fields) {
        String role = fields.text("role", 20);
        if (role != null && !ROLES.contains(role)) {
            fields.wrong("role", "must be admin, teacher or student");
            return null;
        }
        return role;
    }

    static @Nullable String password(FieldReader fields, String name) {
        String password = fields.optionalText(name, Passwords.LONGEST);
        if (password != null && password.codePointCount(0, password.length()) < Passwords.SHORTEST) {
            fields.wrong(name, "must have at least " + Passwords.SHORTEST + " characters");
            return null;
        }
        return password;
    }

    static List<User.Identity> identities(FieldReader fields) {
        JsonNode given = fields.raw().path("identities");
        if (given.isMissingNode() || given.isNull() || (given.isArray() && given.isEmpty())) {
            // Known, though there is nothing to read.
            fields.optional("identities");
            return List.of();
        }
        return fields.objects("identities", MOST_IDENTITIES).stream()
                .map(identity -> new User.Identity(
                        Objects.requireNonNullElse(identity.text("issuer", MOST_ISSUER), ""),
                        Objects.requireNonNullElse(identity.text("subject", MOST_ISSUER), "")))
                .toList();
    }
}
