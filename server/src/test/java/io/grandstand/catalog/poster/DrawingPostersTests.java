package io.grandstand.catalog.poster;

import static org.assertj.core.api.Assertions.assertThat;

import io.grandstand.catalog.HostedPosters;
import io.grandstand.catalog.PosterResult.OtherKind;
import io.grandstand.catalog.PosterResult.TooLong;
import io.grandstand.catalog.PosterResult.TooManyPixels;
import io.grandstand.catalog.PosterResult.Unreadable;
import io.grandstand.catalog.poster.PosterDrawing.Drawn;
import io.grandstand.catalog.poster.PosterDrawing.Undrawn;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DrawingPostersTests {

    private final DrawingPosters posters = new DrawingPosters();

    @ParameterizedTest
    @CsvSource({
        "600, 800, 600, 800, 240, 320",
        "2400, 1800, 1200, 900, 320, 240",
        "4000, 5000, 960, 1200, 256, 320",
        "3000, 2, 1200, 1, 320, 1"
    })
    void scalesDownButNeverUp(int width, int height, int toWidth, int toHeight, int smallWidth, int smallHeight) {
        Drawn drawn = drawn(TestImages.jpeg(width, height));

        assertThat(drawn.width()).isEqualTo(toWidth);
        assertThat(drawn.height()).isEqualTo(toHeight);
        assertSize(drawn.whole(), toWidth, toHeight);
        assertSize(drawn.small(), smallWidth, smallHeight);
    }

    @Test
    void drawsTheSamePictureFromEitherKind() {
        assertFlag(drawn(TestImages.jpeg(100, 100)));
        assertFlag(drawn(TestImages.png(100, 100)));
        assertFlag(drawn(TestImages.png(3_000, 4_000)));
    }

    @Test
    void namesThePosterByItsContent() {
        assertThat(drawn(TestImages.png(100, 100)).hash())
                .isEqualTo(drawn(TestImages.png(100, 100)).hash())
                .isNotEqualTo(drawn(TestImages.png(100, 101)).hash());
    }

    @Test
    void putsWhiteBehindWhatIsTransparent() {
        BufferedImage poster =
                TestImages.decoded(drawn(TestImages.transparentPng(10, 10)).whole());

        assertColor(poster, 5, 5, Color.WHITE);
    }

    @Test
    void takesNothingOverButThePicture() {
        Drawn drawn = drawn(TestImages.jpegWithExif(100, 100, 1, "taken at 37.5N 127.0E"));

        for (byte[] jpeg : Set.of(drawn.whole(), drawn.small())) {
            assertThat(new String(jpeg, StandardCharsets.ISO_8859_1)).doesNotContain("Exif", "37.5N");
        }
        assertThat(new String(
                        drawn(TestImages.pngWith(
                                        TestImages.chunk("tEXt", "Author\0Nobody".getBytes(StandardCharsets.US_ASCII))))
                                .whole(),
                        StandardCharsets.ISO_8859_1))
                .doesNotContain("Nobody");
    }

    /** Red was above: where it is now, by the way the camera was held. */
    @ParameterizedTest
    @CsvSource({
        "1, 100, 60, 50, 5", "2, 100, 60, 50, 5", "3, 100, 60, 50, 55", "4, 100, 60, 50, 55",
        "5, 60, 100, 5, 50", "6, 60, 100, 55, 50", "7, 60, 100, 55, 50", "8, 60, 100, 5, 50",
        "9, 100, 60, 50, 5"
    })
    void turnsAPhotographUpright(int orientation, int width, int height, int redX, int redY) {
        Drawn drawn = drawn(TestImages.jpegWithExif(100, 60, orientation, "sideways"));

        assertSize(drawn.whole(), width, height);
        assertColor(TestImages.decoded(drawn.whole()), redX, redY, Color.RED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "just some text",
                "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>",
                "GIF89a",
                "\u00ff\u00d8",
                "\u0089PNG\r\n"
            })
    void refusesWhatIsNeitherJpegNorPng(String content) {
        assertThat(posters.draw(content.getBytes(StandardCharsets.ISO_8859_1))).isEqualTo(new Undrawn(new OtherKind()));
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 30, 200, 600})
    void refusesWhatIsCutOff(int bytes) {
        assertUnreadable(Arrays.copyOf(TestImages.jpeg(100, 100), bytes));
        assertUnreadable(Arrays.copyOf(TestImages.png(100, 100), 9 + bytes / 8));
    }

    @Test
    void refusesWhatIsCutOffAtTheVeryEnd() {
        byte[] jpeg = TestImages.jpeg(100, 100);
        byte[] png = TestImages.png(100, 100);

        assertUnreadable(Arrays.copyOf(jpeg, jpeg.length - 2));
        assertUnreadable(Arrays.copyOf(png, png.length - 12));
    }

    @Test
    void refusesMorePixelsThanACameraTakesBeforeItMakesRoomForThem() {
        assertThat(posters.draw(TestImages.pngClaiming(60_000, 60_000)))
                .isEqualTo(new Undrawn(new TooManyPixels(60_000, 60_000, DrawingPosters.PIXELS_MAX)));
        assertThat(posters.draw(TestImages.pngClaiming(Integer.MAX_VALUE, Integer.MAX_VALUE)))
                .isEqualTo(new Undrawn(
                        new TooManyPixels(Integer.MAX_VALUE, Integer.MAX_VALUE, DrawingPosters.PIXELS_MAX)));
    }

    /** A decoder would make two gigabytes of room for it, and the process would be gone. */
    @Test
    void refusesAChunkThatClaimsToBeLongerThanTheWhole() {
        assertUnreadable(TestImages.pngWith(ByteBuffer.allocate(8)
                .putInt(Integer.MAX_VALUE - 20)
                .put("iCCP".getBytes(StandardCharsets.US_ASCII))
                .array()));
    }

    @Test
    void refusesMorePassesThanAnyProgramWrites() {
        byte[] jpeg = TestImages.jpeg(100, 100);
        byte[] scans = new byte[2 * 300];
        for (int i = 0; i < scans.length; i += 2) {
            scans[i] = (byte) 0xff;
            scans[i + 1] = (byte) 0xda;
        }

        assertUnreadable(ByteBuffer.allocate(jpeg.length + scans.length)
                .put(jpeg)
                .put(scans)
                .array());
    }

    @Test
    void refusesMoreBytesThanItsLimit() {
        assertThat(posters.draw(new byte[HostedPosters.IMAGE_BYTES_MAX + 1]))
                .isEqualTo(new Undrawn(new TooLong(HostedPosters.IMAGE_BYTES_MAX)));
    }

    private Drawn drawn(byte[] image) {
        PosterDrawing drawing = posters.draw(image);
        assertThat(drawing).isInstanceOf(Drawn.class);
        return (Drawn) drawing;
    }

    private void assertUnreadable(byte[] image) {
        assertThat(posters.draw(image)).isEqualTo(new Undrawn(new Unreadable()));
    }

    private static void assertSize(byte[] jpeg, int width, int height) {
        BufferedImage image = TestImages.decoded(jpeg);
        assertThat(image.getWidth()).isEqualTo(width);
        assertThat(image.getHeight()).isEqualTo(height);
    }

    private static void assertFlag(Drawn drawn) {
        BufferedImage image = TestImages.decoded(drawn.whole());
        assertColor(image, image.getWidth() / 2, image.getHeight() / 4, Color.RED);
        assertColor(image, image.getWidth() / 2, image.getHeight() * 3 / 4, Color.BLUE);
    }

    private static void assertColor(BufferedImage image, int x, int y, Color expected) {
        var color = new Color(image.getRGB(x, y));
        int distance = Math.abs(color.getRed() - expected.getRed())
                + Math.abs(color.getGreen() - expected.getGreen())
                + Math.abs(color.getBlue() - expected.getBlue());
        assertThat(distance).as("%s is nearly %s", color, expected).isLessThan(60);
    }
}
