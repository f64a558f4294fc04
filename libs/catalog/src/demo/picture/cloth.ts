/** The dyed grounds a product is drawn on, and the pieces every drawing shares. */
export type Ground = 'indigo' | 'hemp' | 'madder' | 'turmeric' | 'bamboo';
export type Random = () => number;

interface Dye { base: string; dark: string; light: string; stripe: string }

const dyes: Record<Ground, Dye> = {
  indigo: { base: '#2a3c6e', dark: '#1d2b54', light: '#4a5f97', stripe: '#e9e0cb' },
  hemp: { base: '#e6dcc6', dark: '#d3c6a9', light: '#f4ecdb', stripe: '#9b2c23' },
  madder: { base: '#9a3a30', dark: '#7d2a23', light: '#b85b4d', stripe: '#efe3cd' },
  turmeric: { base: '#d9a441', dark: '#bd8828', light: '#e9c072', stripe: '#7d2a23' },
  bamboo: { base: '#56785c', dark: '#3f5e47', light: '#7b9a7d', stripe: '#efe3cd' },
};

/** mulberry32: the same seed draws the same picture on every machine. */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** A coordinate short enough for SVG text: one digit after the point. */
export const short = (value: number): string => String(Math.round(value * 10) / 10);

/** Places a drawing made about the origin. */
export const at = (x: number, y: number, scale: number, body: string, turn = 0): string =>
  `<g transform="translate(${short(x)} ${short(y)}) rotate(${Math.round(turn)}) scale(${scale})">${body}</g>`;

export const shadow = (cx: number, cy: number, rx: number, ry: number): string =>
  `<ellipse cx="${cx}" cy="${cy}" rx="${rx}" ry="${ry}" fill="#0b0f1f" opacity=".22"/>`;

/** A woven cloth, 640 × 640, with uneven dye bands and two border threads. */
export function cloth(ground: Ground, random: Random): string {
  const dye = dyes[ground];
  const bands = Array.from({ length: 9 }, () => {
    const y = Math.round(random() * 640);
    const height = Math.round(18 + random() * 90);
    const fill = random() > 0.5 ? dye.light : dye.dark;
    return `<rect x="0" y="${y}" width="640" height="${height}" fill="${fill}" opacity="${Math.round(5 + random() * 9) / 100}"/>`;
  }).join('');
  return `<defs><pattern id="weave" width="10" height="10" patternUnits="userSpaceOnUse"><path d="M0 2.5h5M5 7.5h5" stroke="${dye.light}" stroke-width="2.2" opacity=".26"/><path d="M2.5 5v5M7.5 0v5" stroke="${dye.dark}" stroke-width="2.2" opacity=".3"/></pattern></defs>`
    + `<rect width="640" height="640" fill="${dye.base}"/>${bands}<rect width="640" height="640" fill="url(#weave)"/>`
    + `<g fill="${dye.stripe}" opacity=".8"><rect y="40" width="640" height="5"/><rect y="53" width="640" height="2.5"/></g>`;
}
