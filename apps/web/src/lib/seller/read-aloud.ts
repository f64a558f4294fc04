import { getLocale } from '$lib/paraglide/runtime';

const TAGS = { vi: 'vi-VN', en: 'en-GB' } as const;
let recorded: Promise<Record<string, string[]>> | undefined;

/**
 * Reads a sentence to the person: the recording of the screen in this language when
 * `/nghe/manifest.json` lists it, else the device's own voice. False when it can do neither.
 */
export async function readAloud(screen: string, text: string): Promise<boolean> {
  const language = getLocale();
  recorded ??= fetch('/nghe/manifest.json').then((answer) => (answer.ok ? answer.json() : {})).catch(() => ({}));
  if (screen && (await recorded)[language]?.includes(screen)) {
    const played = await new Audio(`/nghe/${language}/${screen}.mp3`).play().then(() => true, () => false);
    if (played) return true;
  }
  return speak(text);
}

/** Says a sentence in the device's own voice; false where it has none. */
export function speak(text: string): boolean {
  if (typeof speechSynthesis === 'undefined') return false;
  const sentence = new SpeechSynthesisUtterance(text);
  sentence.lang = TAGS[getLocale()];
  speechSynthesis.cancel();
  speechSynthesis.speak(sentence);
  return true;
}
