/**
 * Numbers that rise for ever, across restarts too: a receiver that remembers event ids must
 * never meet an old one again. Based on the clock in milliseconds (13 digits).
 */
export class Sequence {
  constructor(private last = 0) {}

  next(): number {
    this.last = Math.max(Date.now(), this.last + 1);
    return this.last;
  }
}
