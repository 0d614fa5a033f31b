package io.gyosil.models.calibration;

import java.util.Arrays;

/** Who answered what, and whether it was right: people by items, with gaps where somebody was not given an item. Immutable. */
public final class Answers {

    /** Somebody was not given the item. */
    public static final byte MISSING = -1;

    /** A wrong answer. */
    public static final byte WRONG = 0;

    /** A right answer. */
    public static final byte RIGHT = 1;

    private final byte[][] people;
    private final int items;

    /**
     * One row for each person.
     *
     * @param people by person and item, {@link #RIGHT}, {@link #WRONG} or {@link #MISSING}
     * @throws IllegalArgumentException when rows differ in length or hold something else
     */
    public Answers(byte[][] people) {
        this.items = people.length == 0 ? 0 : people[0].length;
        this.people = new byte[people.length][];
        for (int person = 0; person < people.length; person++) {
            if (people[person].length != items) {
                throw new IllegalArgumentException(
                        "Row " + person + " has " + people[person].length + " items, not " + items);
            }
            for (byte answer : people[person]) {
                if (answer < MISSING || answer > RIGHT) {
                    throw new IllegalArgumentException("Row " + person + " has " + answer);
                }
            }
            this.people[person] = people[person].clone();
        }
    }

    public int people() {
        return people.length;
    }

    public int items() {
        return items;
    }

    /** {@link #RIGHT}, {@link #WRONG} or {@link #MISSING}. */
    public byte at(int person, int item) {
        return people[person][item];
    }

    /** How many people answered an item. */
    public int answered(int item) {
        return (int) Arrays.stream(people).filter(row -> row[item] != MISSING).count();
    }

    /** How many of them were right. */
    public int right(int item) {
        return (int) Arrays.stream(people).filter(row -> row[item] == RIGHT).count();
    }

    /** How many answers of a person are right. */
    public int score(int person) {
        int score = 0;
        for (byte answer : people[person]) {
            score += answer == RIGHT ? 1 : 0;
        }
        return score;
    }

    /** Whether everybody answered everything. */
    public boolean complete() {
        for (int person = 0; person < people.length; person++) {
            if (!complete(person)) {
                return false;
            }
        }
        return true;
    }

    /** Whether somebody answered everything. */
    public boolean complete(int person) {
        for (byte answer : people[person]) {
            if (answer == MISSING) {
                return false;
            }
        }
        return true;
    }

    byte[] row(int person) {
        return people[person];
    }
}
