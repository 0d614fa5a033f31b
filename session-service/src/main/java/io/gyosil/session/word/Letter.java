package io.gyosil.session.word;

/**
 * A letter as it is compared, repetitions of it included.
 *
 * @param letter a character of the common spelling
 * @param times how often it stands there in a row
 * @param opensSyllable whether a word may begin here: it is no inner part of a Korean syllable
 * @param closesSyllable whether a word may end here
 * @param afterBreak whether a space or a punctuation mark is before it, or nothing
 * @param afterSpace whether a space is before it, or nothing
 */
record Letter(
        int letter, int times, boolean opensSyllable, boolean closesSyllable, boolean afterBreak, boolean afterSpace) {

    /** The same with as many more behind it; a word may begin and end at any of them. */
    Letter and(Letter more) {
        return new Letter(
                letter,
                times + more.times,
                opensSyllable || more.opensSyllable,
                closesSyllable || more.closesSyllable,
                afterBreak,
                afterSpace);
    }
}
