package io.gyosil.demo.client;

/** What {@code PUT /study/questions} did, summed over requests. */
public record PublishCounts(long created, long changed, long unchanged) {

    static final PublishCounts NONE = new PublishCounts(0, 0, 0);

    PublishCounts plus(PublishCounts other) {
        return new PublishCounts(created + other.created, changed + other.changed, unchanged + other.unchanged);
    }

    public long total() {
        return created + changed + unchanged;
    }
}
