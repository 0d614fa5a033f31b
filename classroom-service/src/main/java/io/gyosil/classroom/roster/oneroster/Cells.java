package io.gyosil.classroom.roster.oneroster;

import de.siegmar.fastcsv.reader.CsvRecord;
import io.gyosil.classroom.roster.RosterMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The cells of one row. The first that is wrong is its problem; its values are never repeated in it. */
final class Cells {

    private static final int LONGEST_ID = 255;

    private final CsvTable table;
    private final CsvRecord row;
    private @Nullable String column;
    private @Nullable String problem;
    private @Nullable String note;

    Cells(CsvTable table, CsvRecord row) {
        this.table = table;
        this.row = row;
        if (row.getFieldCount() != table.width()) {
            problem = "has " + row.getFieldCount() + " cells, and the header " + table.width();
        }
    }

    long line() {
        return row.getStartingLineNumber();
    }

    @Nullable
    String column() {
        return column;
    }

    @Nullable
    String problem() {
        return problem;
    }

    @Nullable
    String note() {
        return note;
    }

    /** Says why the row is passed over, though nothing is wrong with it. */
    void passOver(String why) {
        note = why;
    }

    /** A text, or null when the cell is empty, not there or wrong. */
    @Nullable
    String text(String name, int most) {
        String text = raw(name);
        if (text.isEmpty()) {
            return null;
        }
        if (text.codePointCount(0, text.length()) > most) {
            return wrong(name, "has more than " + most + " characters");
        }
        if (text.chars().anyMatch(Character::isISOControl) || text.indexOf('\uFFFD') >= 0) {
            return wrong(name, "has control characters");
        }
        return text;
    }

    /** Like {@link #text}, and must be there. */
    @Nullable
    String required(String name, int most) {
        String text = text(name, most);
        return text == null ? wrong(name, "is empty") : text;
    }

    /** An id of the system from which the roster comes. */
    @Nullable
    String id(String name) {
        return required(name, LONGEST_ID);
    }

    /** {@code true} or {@code false}. */
    boolean flag(String name, boolean otherwise) {
        return switch (raw(name).toLowerCase(Locale.ROOT)) {
            case "" -> otherwise;
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> wrong(name, "must be true or false") != null;
        };
    }

    /** An e-mail address, as far as its form shows. */
    @Nullable
    String email(String name) {
        String email = text(name, 254);
        if (email == null) {
            return null;
        }
        int at = email.lastIndexOf('@');
        return at < 1 || at == email.length() - 1 || email.chars().anyMatch(Character::isWhitespace)
                ? wrong(name, "is not an e-mail address")
                : email;
    }

    /** Whether a delta says that the row's thing is removed; notes what status and dateLastModified should not say. */
    boolean removed(RosterMode mode) {
        String status = raw("status").toLowerCase(Locale.ROOT);
        if (mode == RosterMode.BULK) {
            if (!status.isEmpty() && !status.equals("active")) {
                wrong("status", "must be empty in a bulk file");
            }
            return false;
        }
        if (!status.equals("active") && !status.equals("tobedeleted")) {
            wrong("status", "must be active or tobedeleted in a delta file");
        }
        String changed = raw("dateLastModified");
        if (changed.isEmpty()) {
            wrong("dateLastModified", "is empty, which it must not be in a delta file");
        } else if (!isTime(changed)) {
            wrong("dateLastModified", "must be a time such as 2026-03-02T09:00:00Z");
        }
        return status.equals("tobedeleted");
    }

    /** Notes the first thing that is wrong with the row. */
    @Nullable
    String wrong(String name, String what) {
        if (problem == null) {
            column = name;
            problem = what;
        }
        return null;
    }

    private String raw(String name) {
        int index = table.index(name).orElse(Integer.MAX_VALUE);
        return index < row.getFieldCount() ? row.getField(index).strip() : "";
    }

    private static boolean isTime(String text) {
        try {
            if (text.length() == 10) {
                LocalDate.parse(text);
            } else {
                OffsetDateTime.parse(text);
            }
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
