/** Failures in a row after which a partner is left alone. */
const FAILURES = 5;
/** How long it is left alone; then one call tries it. */
const REST_MS = 15_000;

/** Keeps calls from a partner that does not answer, so that nobody waits for it again and again. */
export class Breaker {
  private failures = 0;
  private restsUntil = 0;

  constructor(private readonly now: () => number) {}

  /** True when a call may go out. After a rest only one does, until it is known how it fared. */
  admits(): boolean {
    if (this.failures < FAILURES) return true;
    if (this.now() < this.restsUntil) return false;
    this.restsUntil = this.now() + REST_MS;
    return true;
  }

  succeeded(): void { this.failures = 0; }

  failed(): void {
    this.failures++;
    if (this.failures >= FAILURES) this.restsUntil = this.now() + REST_MS;
  }
}
