package io.gyosil.study.upload;

import java.util.List;

/** What became of an upload. */
sealed interface UploadResult {

    /** Taken in now. */
    record Ingested(UploadResponse answer) implements UploadResult {}

    /** Taken in before, just so; the answer is the one of then. */
    record AlreadyIngested(UploadResponse answer) implements UploadResult {}

    /** Not one of its questions is known; nothing is kept, and a later resend may ingest. */
    record NothingKnown(UploadResponse answer) implements UploadResult {}

    /** Refused: several organizations have questions of these names, and it does not say whose are meant. */
    record Ambiguous(List<String> pointers) implements UploadResult {}

    /** Refused: its questions belong to more than one learner. */
    record MixedOwners(List<String> pointers) implements UploadResult {}

    /** Refused: it was taken in before with other content. */
    record Changed(List<String> differences, UploadResponse answer) implements UploadResult {}

    /** What {@link #kind} may say. */
    List<String> KINDS =
            List.of("ingested", "already_ingested", "nothing_known", "ambiguous", "mixed_owners", "changed");

    /** The name under which it is counted. */
    default String kind() {
        return switch (this) {
            case Ingested ignored -> "ingested";
            case AlreadyIngested ignored -> "already_ingested";
            case NothingKnown ignored -> "nothing_known";
            case Ambiguous ignored -> "ambiguous";
            case MixedOwners ignored -> "mixed_owners";
            case Changed ignored -> "changed";
        };
    }
}
