package io.grandstand.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import io.grandstand.site.view.QrCode;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QrCodesTests {

    private static final Pattern SQUARES = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-(\\d+)z");
    private static final int PIXELS_A_SQUARE = 4;
    private static final int WHITE = 0xFFFFFF;

    @ParameterizedTest
    @ValueSource(strings = {"1", "G1.AaH-2gjMfDGAXT9damPUzQAAAAAAAAAA-AAAAHkCcNVmB0wnc9Uvl2YZmbGs"})
    void isReadAsWhatItWasMadeOf(String text) throws Exception {
        assertThat(read(QrCodes.of(text))).isEqualTo(text);
    }

    @Test
    void hasAQuietBorder() {
        QrCode code = QrCodes.of("1");

        assertThat(code.size()).isEqualTo(21 + 2 * 4);
        assertThat(SQUARES.matcher(code.path()).results())
                .allSatisfy(run -> assertThat(Integer.parseInt(run.group(2))).isBetween(4, 4 + 20));
    }

    @Test
    void ofWhatReadersMayTakeForSomethingElseThereIsNone() {
        assertThatThrownBy(() -> QrCodes.of("입장")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void ofMoreThanFitsThereIsNone() {
        assertThatThrownBy(() -> QrCodes.of("x".repeat(10_000))).isInstanceOf(IllegalStateException.class);
    }

    /** Paints the path and reads the picture. */
    private static String read(QrCode code) throws Exception {
        int side = code.size() * PIXELS_A_SQUARE;
        int[] pixels = new int[side * side];
        Arrays.fill(pixels, WHITE);
        SQUARES.matcher(code.path()).results().forEach(run -> {
            int left = Integer.parseInt(run.group(1)) * PIXELS_A_SQUARE;
            int top = Integer.parseInt(run.group(2)) * PIXELS_A_SQUARE;
            for (int y = top; y < top + PIXELS_A_SQUARE; y++) {
                Arrays.fill(
                        pixels, y * side + left, y * side + left + Integer.parseInt(run.group(3)) * PIXELS_A_SQUARE, 0);
            }
        });
        var picture = new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(side, side, pixels)));
        return new QRCodeReader().decode(picture).getText();
    }
}
