package io.grandstand.site.view;

/**
 * What somebody reads when there is nothing else to show.
 *
 * @param words the beginning of its words' keys
 * @param way what there is to do besides going to the front page
 */
public record ErrorPage(int status, String words, Way way) {

    /** What helps. */
    public enum Way {
        /** Looking for it. */
        SEARCH,
        /** Being somebody else. */
        ACCOUNT,
        /** The same once more. */
        AGAIN
    }

    /** What a browser keeps for when it reaches nobody. */
    public static final ErrorPage OFFLINE = new ErrorPage(0, "error.offline", Way.AGAIN);

    public static ErrorPage of(int status) {
        return switch (status) {
            case 403 -> new ErrorPage(status, "error.forbidden", Way.ACCOUNT);
            case 404, 400, 405, 410 -> new ErrorPage(status, "error.not-found", Way.SEARCH);
            case 413 -> new ErrorPage(status, "error.too-large", Way.AGAIN);
            case 429 -> new ErrorPage(status, "error.busy", Way.AGAIN);
            case 503 -> new ErrorPage(status, "error.away", Way.AGAIN);
            default -> new ErrorPage(status, "error.ours", Way.AGAIN);
        };
    }

    /**
     * Whether it does not say who is logged in: it is kept for later, finding out may be what fails, or it
     * was refused before anybody asked.
     */
    public boolean anybodys() {
        return status == 0 || status == 413 || status == 429 || status >= 500;
    }
}
