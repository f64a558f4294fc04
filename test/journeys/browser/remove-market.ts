import { rmSync } from 'node:fs';

/** Takes the run's market away again. */
export default function removeMarket(): void {
  if (process.env.BROWSER_TEST_DATA) rmSync(process.env.BROWSER_TEST_DATA, { recursive: true, force: true });
}
