package io.gyosil.classroom.roster.oneroster;

import de.siegmar.fastcsv.reader.CsvRecord;
import io.gyosil.classroom.roster.RosterMode;
import io.gyosil.classroom.roster.RowWords;
import io.gyosil.kit.request.CleanText;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The cells of one row. The first that is wrong is its problem; its values are never repeated in it. */
final class Cells {

    private static final int LONGEST_ID = 255;
    private static final int LONGEST_ADDRESS = 254;
    private static final int DAY = "2026-03-02".length();

    /** As systems write dates; it is not used, so any of them will do. */
    private static final Pattern DATE =
            Pattern.compile("(\\d{4}[-/.]? ?\\d{1,2}[-/.]? ?\\d{1,2}\\.?|\\d{1,2}[-/.]\\d{1,2}[-/.]\\d{4})([T ].*)?");

    private final CsvTable table;
    private final CsvRecord row;
    private @Nullable String column;
    private @Nullable String problem;
    private @Nullable String note;
    private @Nullable String remark;

    Cells(CsvTable table, CsvRecord row) {
        this.table = table;
        this.row = row;
        if (hasSurplus()) {
            problem = RowWords.of("surplus", row.getFieldCount(), table.width());
        }
    }

    /** Cells that are missing at the end are empty, and what is beyond the header is nothing as long as it is empty. */
    private boolean hasSurplus() {
        return row.getFields().stream().skip(table.width()).anyMatch(cell -> !CleanText.of(cell)
                .isEmpty());
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

    /** What of the row was shortened or left out, though it is taken. */
    @Nullable
    String remark() {
        return remark;
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
            return wrong(name, RowWords.of("too-long", most));
        }
        if (cannotBeKept(text)) {
            return wrong(name, RowWords.of("unreadable"));
        }
        return text;
    }

    /** A text that a row can do without: of one that is too long, as much as fits; of a list, whole entries. */
    @Nullable
    String optional(String name, int most) {
        String text = raw(name);
        if (text.isEmpty()) {
            return null;
        }
        if (cannotBeKept(text)) {
            remark(RowWords.of("without-unreadable", name));
            return null;
        }
        if (text.codePointCount(0, text.length()) <= most) {
            return text;
        }
        remark(RowWords.of("shortened", name, most));
        int end = text.offsetByCodePoints(0, most);
        int entries = text.lastIndexOf(',', end);
        return CleanText.of(text.substring(0, entries > 0 ? entries : end));
    }

    private static boolean cannotBeKept(String text) {
        return text.chars().anyMatch(Character::isISOControl) || text.indexOf('\uFFFD') >= 0;
    }

    private void remark(String what) {
        remark = remark == null ? what : remark + "\n" + what;
    }

    /** Like {@link #text}, and must be there. */
    @Nullable
    String required(String name, int most) {
        String text = text(name, most);
        return text == null ? wrong(name, RowWords.of("empty")) : text;
    }

    /** An id of the system from which the roster comes. */
    @Nullable
    String id(String name) {
        String id = required(name, LONGEST_ID);
        return id == null ? null : CleanText.ofId(id);
    }

    /** {@code true} or {@code false}. */
    boolean flag(String name, boolean otherwise) {
        return switch (raw(name).toLowerCase(Locale.ROOT)) {
            case "" -> otherwise;
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> wrong(name, RowWords.of("no-flag")) != null;
        };
    }

    /** An e-mail address, as far as its form shows; a row can do without. */
    @Nullable
    String optionalEmail(String name) {
        String email = raw(name);
        if (email.isEmpty()) {
            return null;
        }
        int at = email.lastIndexOf('@');
        boolean isAddress = at > 0
                && at < email.length() - 1
                && email.length() <= LONGEST_ADDRESS
                && email.chars().noneMatch(Character::isWhitespace)
                && !cannotBeKept(email);
        if (!isAddress) {
            remark(RowWords.of("no-address", name));
        }
        return isAddress ? email : null;
    }

    /** Whether a delta says that the row's thing is removed; notes what status and dateLastModified should not say. */
    boolean removed(RosterMode mode) {
        String status = raw("status").toLowerCase(Locale.ROOT);
        if (mode == RosterMode.BULK) {
            if (!status.isEmpty() && !status.equals("active")) {
                wrong("status", RowWords.of("status-in-bulk"));
            }
            return false;
        }
        if (!status.equals("active") && !status.equals("tobedeleted")) {
            wrong("status", RowWords.of("status-in-delta"));
        }
        String changed = raw("dateLastModified");
        if (changed.isEmpty()) {
            wrong("dateLastModified", RowWords.of("time-in-delta"));
        } else if (!DATE.matcher(changed).matches()) {
            wrong("dateLastModified", RowWords.of("no-time"));
        }
        return status.equals("tobedeleted");
    }

    /** Whether the day of an optional cell is past; one that cannot be read says nothing. */
    boolean isPast(String name, LocalDate today) {
        String day = raw(name);
        try {
            return day.length() >= DAY && LocalDate.parse(day.substring(0, DAY)).isBefore(today);
        } catch (DateTimeException e) {
            return false;
        }
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
        return index < row.getFieldCount() ? CleanText.of(row.getField(index)) : "";
    }
}
