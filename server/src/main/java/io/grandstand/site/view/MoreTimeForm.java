package io.grandstand.site.view;

/**
 * More time for whoever asks for it.
 *
 * @param hold whose time it is
 * @param key names the wish, so that it is fulfilled once however often it is sent
 * @param about how much, in words
 */
public record MoreTimeForm(String action, String hold, String key, String about) {}
