package io.grandstand.kernel;

/** Which page of a list is asked for: {@code page} from 0, {@code size} from 1 to {@link #SIZE_MAX}. */
public record PageRequest(int page, int size) {

    public static final int SIZE_MAX = 100;
    public static final int SIZE_DEFAULT = 20;
    /** Deeper pages make the database walk past everything before them. */
    public static final int PAGE_MAX = 10_000;

    public PageRequest {
        if (page < 0 || page > PAGE_MAX) {
            throw new BadValueException("page must be from 0 to " + PAGE_MAX + ": " + page);
        }
        if (size < 1 || size > SIZE_MAX) {
            throw new BadValueException("size must be from 1 to " + SIZE_MAX + ": " + size);
        }
    }

    public long offset() {
        return (long) page * size;
    }
}
