package io.grandstand.site.view;

/** What somebody reads when there is nothing else to show. */
public record ErrorPage(int status, String words) {

    public static ErrorPage of(int status) {
        return new ErrorPage(
                status,
                switch (status) {
                    case 403 -> "error.forbidden";
                    case 404, 400, 405, 410 -> "error.not-found";
                    case 413 -> "error.too-large";
                    case 429, 503 -> "error.busy";
                    default -> "error.ours";
                });
    }
}
