package io.grandstand.site.view;

/**
 * A QR code, to be drawn as one path.
 *
 * @param size how many squares it is wide and high, with the quiet border around it
 * @param path its dark squares, each of size one
 */
public record QrCode(int size, String path) {}
