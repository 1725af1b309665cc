package io.grandstand.notification;

import java.util.UUID;

/** Names one notice. */
public record NoticeId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
