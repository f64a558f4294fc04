import { expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';

/** A tap that the driver takes back, because the page moved under it, does not rise this far. */
const COUNT_TAPS = `globalThis.tapsAreCounted ??= addEventListener('pointerdown', (event) => {
  if (event.isTrusted) sessionStorage.setItem('taps', String(Number(sessionStorage.getItem('taps') ?? 0) + 1));
}) ?? true`;

/** How long a hand that is new to it needs, in ms: for a key of a phone's keyboard, and to find and tap something. */
const PACE = { key: 700, tap: 1_500 } as const;

/** A hand at a phone: what it taps is counted in the page as the browser reports it, from one page to the next. */
export class Hand {
  private outside = 0;
  private keys = 0;
  private readonly began = Date.now();
  private constructor(private readonly page: Page) {}

  /** Counts from the page that stands open, also where it is opened anew by itself. */
  static async at(page: Page): Promise<Hand> {
    await page.addInitScript(COUNT_TAPS);
    await page.evaluate(`sessionStorage.removeItem('taps'); ${COUNT_TAPS}`);
    return new Hand(page);
  }

  /** With the camera that the phone opens; its shutter is one more tap, which no page sees. */
  async photographs(input: Locator, photo: { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
    const asked = this.page.waitForEvent('filechooser');
    await input.locator('xpath=ancestor::label').click();
    await (await asked).setFiles(photo);
    this.outside += 1;
  }

  async types(field: Locator, words: string): Promise<void> {
    await field.click();
    await this.writes(field, words);
  }

  /** The keyboard's own key leads to the next field, without a tap. */
  async typesOn(field: Locator, words: string): Promise<void> {
    await this.page.keyboard.press('Enter');
    await expect(field).toBeFocused();
    this.keys += 1;
    await this.writes(field, words);
  }

  /** Opens a list and takes one of it; the phone shows such a list itself. */
  async selects(field: Locator, option: string | { index: number }): Promise<void> {
    await field.selectOption(option);
    this.outside += 2;
  }

  async taps(): Promise<number> {
    return (await this.page.evaluate<number>(`Number(sessionStorage.getItem('taps') ?? 0)`)) + this.outside;
  }

  /** What passed on the clock, where a page is filled at once, and what a slow hand would have needed besides; in ms. */
  async time(): Promise<{ waited: number; hand: number }> {
    return { waited: Date.now() - this.began, hand: this.keys * PACE.key + (await this.taps()) * PACE.tap };
  }

  private async writes(field: Locator, words: string): Promise<void> {
    await field.fill(words);
    // By Telex or VNI every mark of a letter is a key of its own.
    this.keys += words.normalize('NFD').length;
  }
}
