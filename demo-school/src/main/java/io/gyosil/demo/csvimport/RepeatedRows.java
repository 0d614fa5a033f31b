package io.gyosil.demo.csvimport;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** Rows that give one position of one student a second time; finds their lines while the file is read once more. */
final class RepeatedRows {

    private static final int FOLLOWED = 100;
    private static final long NOT_SEEN = -1;

    private record Place(int student, int position) {}

    private final Map<Place, Long> firstLines = new LinkedHashMap<>();

    RepeatedRows(Collection<StudentAnswers> students) {
        for (StudentAnswers student : students) {
            student.repeatedPositions()
                    .limit(FOLLOWED - firstLines.size())
                    .forEach(position -> firstLines.put(new Place(student.student(), (int) position), NOT_SEEN));
        }
    }

    boolean isEmpty() {
        return firstLines.isEmpty();
    }

    void visit(CsvRecord record, FileFaults faults) {
        var place = new Place(Integer.parseInt(record.getField(0)), Integer.parseInt(record.getField(1)));
        Long first = firstLines.get(place);
        if (first == null) {
            return;
        }
        long line = record.getStartingLineNumber();
        if (first == NOT_SEEN) {
            firstLines.put(place, line);
        } else {
            faults.inLine(
                    line,
                    "student " + place.student() + " has position " + place.position() + " already in line " + first
                            + "; expected every position of a student once");
        }
    }
}
