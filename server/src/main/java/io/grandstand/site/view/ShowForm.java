package io.grandstand.site.view;

import io.grandstand.site.view.Search.Option;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A show that is made or changed.
 *
 * @param showId none while it is not made yet
 * @param teams to choose from, for a game
 * @param posterWrong the key of what is wrong with an image; empty where nothing is
 * @param posterBytesMax of an image
 */
public record ShowForm(
        FormPage form,
        @Nullable Long showId,
        boolean game,
        List<Option> teams,
        Card.@Nullable Picture poster,
        String posterWrong,
        long posterBytesMax,
        boolean made) {

    public ShowForm {
        teams = List.copyOf(teams);
    }

    public String action() {
        return showId == null ? "/host/shows/new" : "/host/shows/" + showId;
    }

    public String performHref() {
        return "/host/performances/new?show=" + showId;
    }
}
