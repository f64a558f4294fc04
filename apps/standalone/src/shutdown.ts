const STOP_WITHIN_MS = 9_500;

/**
 * Closes what was opened, last opened first, on SIGTERM, SIGINT or a failed start.
 * Everything that opens something registers its closing here at once, so that a signal
 * during the start leaves nothing behind.
 */
export class Shutdown {
  private readonly closings: (() => Promise<void>)[] = [];
  private readonly aborted = new AbortController();
  private running: Promise<void> | null = null;

  /** Aborted as soon as the program is to stop. */
  get signal(): AbortSignal { return this.aborted.signal; }

  onStop(close: () => Promise<void>): void { this.closings.push(close); }

  /** A group's signal and npm's own may both arrive; the second changes nothing. */
  listen(): void {
    for (const name of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(name, () => void this.stop(0));
  }

  async stop(exitCode: number): Promise<never> {
    this.aborted.abort();
    setTimeout(() => process.exit(exitCode), STOP_WITHIN_MS).unref();
    await (this.running ??= this.closeAll());
    process.exit(exitCode);
  }

  private async closeAll(): Promise<void> {
    for (let close = this.closings.pop(); close; close = this.closings.pop()) await close().catch(() => undefined);
  }
}
