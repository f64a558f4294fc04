export type Dot = { x: number; y: number };
export type CourseLine = { dots: Dot[]; path: string; low: number; high: number };

const LEFT = 10;
const WIDTH = 280;
const TOP = 10;
const HEIGHT = 80;

/** Where a scale ends: a rate between the round tens around it, an amount from nothing to a round figure above it. */
function scaleOf(known: number[], most: number | null): { low: number; high: number } {
  if (most !== null) {
    const low = Math.floor(Math.min(...known, most) / 10) * 10;
    return { low, high: Math.max(low + 10, Math.ceil(Math.max(...known, 0) / 10) * 10) };
  }
  const step = 10 ** Math.floor(Math.log10(Math.max(1, ...known)));
  return { low: 0, high: Math.max(step, Math.ceil(Math.max(0, ...known) / step) * step) };
}

/** A line through values in a box of 300 by 100; months without a value break it. `most` is 100 for a rate, null for an amount. */
export function courseLine(values: (number | null)[], most: number | null): CourseLine {
  const { low, high } = scaleOf(values.filter((value) => value !== null), most);
  const at = (value: number, index: number): Dot => ({
    x: round(LEFT + (values.length > 1 ? (WIDTH * index) / (values.length - 1) : WIDTH / 2)),
    y: round(TOP + HEIGHT - (HEIGHT * (value - low)) / (high - low)),
  });
  const dots = values.map((value, index) => (value === null ? null : at(value, index)));
  const path = dots.map((dot, index) => (dot ? `${dots[index - 1] ? 'L' : 'M'}${dot.x} ${dot.y}` : '')).join('');
  return { dots: dots.filter((dot) => dot !== null), path, low, high };
}

const round = (value: number): number => Math.round(value * 10) / 10;
