package io.gyosil.kit.job;

/** Somebody else has the job by now; what was done without holding it is rolled back. */
final class LostJobException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LostJobException(Job job) {
        super("job " + job.id() + " was taken over", null, false, false);
    }
}
