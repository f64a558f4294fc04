/** Repeats a delivery after given waits until it is accepted, the waits run out or the simulator closes. */
export class Redelivery {
  private readonly timers = new Set<NodeJS.Timeout>();
  private closed = false;

  /**
   * @param waitsMs pause before each repetition, milliseconds
   * @param attempt resolves true when the receiver accepted; it must not reject
   * @param onGivenUp called once when every repetition was refused
   */
  schedule(waitsMs: readonly number[], attempt: () => Promise<boolean>, onGivenUp: () => void): void {
    const [wait, ...rest] = waitsMs;
    if (wait === undefined) return onGivenUp();
    this.after(wait, async () => {
      const accepted = await attempt();
      if (!accepted && !this.closed) this.schedule(rest, attempt, onGivenUp);
    });
  }

  /** Runs once after a pause unless the simulator closes before. */
  after(waitMs: number, run: () => Promise<void>): void {
    if (this.closed) return;
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      void run();
    }, waitMs);
    this.timers.add(timer);
  }

  close(): void {
    this.closed = true;
    for (const timer of this.timers) clearTimeout(timer);
    this.timers.clear();
  }
}
