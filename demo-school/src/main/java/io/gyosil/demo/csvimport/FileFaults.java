package io.gyosil.demo.csvimport;

import io.gyosil.demo.DemoFailure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What is wrong in a file: the first few faults with line and column, the others as a number. */
final class FileFaults {

    private static final int SHOWN = 5;
    private static final int LONGEST_QUOTE = 40;

    private final Path file;
    private final List<String> first = new ArrayList<>();
    private long more;

    FileFaults(Path file) {
        this.file = file;
    }

    void inField(long line, int column, String name, String expected, String found) {
        add("line " + line + ", column " + column + " (" + name + "): expected " + expected + " but found "
                + quote(found));
    }

    void inLine(long line, String sentence) {
        add("line " + line + ": " + sentence);
    }

    boolean isFull() {
        return first.size() == SHOWN;
    }

    private void add(String fault) {
        if (isFull()) {
            more++;
        } else {
            first.add(fault);
        }
    }

    void throwIfAny() {
        if (first.isEmpty()) {
            return;
        }
        String others = more == 0 ? "" : String.format(Locale.ROOT, "%n  and %,d more", more);
        throw new DemoFailure(file + " cannot be loaded, and nothing of it was sent:" + System.lineSeparator() + "  "
                + String.join(System.lineSeparator() + "  ", first) + others);
    }

    /** Foreign text for a terminal: cut short, without control characters. */
    static String quote(String text) {
        String cut = text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "…";
        return '"' + cut.replaceAll("\\p{Cntrl}", "?") + '"';
    }
}
