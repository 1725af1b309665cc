// Three notes for whoever wants to hear that it is their turn. Made by the browser: there is no file to load.
const NOTES_HZ = [523.25, 659.25, 783.99];
const NOTE_SECONDS = 0.22;
const LOUDNESS = 0.2;

let context = null;

export const possible = 'AudioContext' in window;

/** Browsers let a page make sounds only after somebody has touched it: this is called from a click. */
export async function turnOn() {
  context ??= new AudioContext();
  await context.resume();
  return play(1);
}

export function turnOff() {
  context?.close();
  context = null;
}

/** Plays, where it is turned on; resolves when it has been heard. */
export function play(notes = NOTES_HZ.length) {
  if (context === null || context.state !== 'running') {
    return Promise.resolve();
  }
  const start = context.currentTime + 0.02;
  return new Promise((resolve) => {
    NOTES_HZ.slice(0, notes).forEach((hertz, i) => {
      const tone = context.createOscillator();
      const volume = context.createGain();
      const from = start + i * NOTE_SECONDS;
      tone.frequency.value = hertz;
      volume.gain.setValueAtTime(0, from);
      volume.gain.linearRampToValueAtTime(LOUDNESS, from + 0.02);
      volume.gain.exponentialRampToValueAtTime(0.001, from + NOTE_SECONDS * 2);
      tone.connect(volume).connect(context.destination);
      tone.start(from);
      tone.stop(from + NOTE_SECONDS * 2);
      if (i === notes - 1) {
        tone.addEventListener('ended', resolve);
      }
    });
    // A device that plays nothing must keep nobody from going in.
    setTimeout(resolve, (notes + 2) * NOTE_SECONDS * 1000);
  });
}
