import { AxeBuilder } from '@axe-core/playwright';
import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';

export const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

const WIDTHS = [1280, 360];
const OPEN_ALL = 'for (const each of document.querySelectorAll("details")) each.open = true';

/** Axe has no complaint of the page as it stands, and it scrolls up and down only. */
export async function findsNothing(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
  expect(violations.map(({ id, nodes }) => `${page.url()} ${id}: ${String(nodes[0]?.target)}`)).toEqual([]);
  const width = await page.evaluate<number>('document.documentElement.scrollWidth');
  expect(width, `${page.url()} scrolls sideways`).toBeLessThanOrEqual(page.viewportSize()?.width ?? 0);
}

/** The same with everything folded out, on a wide screen and on a phone. */
export async function findsNothingInside(page: Page): Promise<void> {
  await page.evaluate(OPEN_ALL);
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 740 });
    await findsNothing(page);
  }
}
