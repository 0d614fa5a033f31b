package io.gyosil.kit.request;

/** Reads a text that is not to be changed. */
class VerbatimReader extends TextReader {

    private static final long serialVersionUID = 1L;

    @Override
    String clean(String text) {
        return text;
    }
}
