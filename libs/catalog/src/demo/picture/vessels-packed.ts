import { at, shadow } from './cloth.js';
import { motifs, type Motif } from './motifs.js';

/** Bottles, jars, bags, tins and boxes: a vessel with the motif on its label. */
const label = (x: number, y: number, width: number, height: number, motif: Motif, scale: number): string =>
  `<rect x="${x - width / 2}" y="${y - height / 2}" width="${width}" height="${height}" fill="#fbf5e6"/><rect x="${x - width / 2 + 7}" y="${y - height / 2 + 7}" width="${width - 14}" height="${height - 14}" fill="none" stroke="#1f2e5a" stroke-width="2" stroke-dasharray="7 5" opacity=".55"/>${at(x, y, scale, motifs[motif])}`;

function bottleOf(glass: string, cap: string): (motif: Motif) => string {
  return (motif) => `${shadow(324, 556, 104, 22)}<path d="M286 112h68v74c0 34 52 46 52 104v236c0 18-12 28-28 28H262c-16 0-28-10-28-28V290c0-58 52-70 52-104Z" fill="${glass}"/><path d="M234 300c10-40 52-60 52-100l6 0c0 44-34 60-40 104v216c0 14 4 26 12 34h-2c-16 0-28-10-28-28Z" fill="#fff" opacity=".28"/><rect x="280" y="84" width="80" height="42" rx="5" fill="${cap}"/><rect x="280" y="112" width="80" height="8" fill="#0b0f1f" opacity=".3"/>${label(320, 404, 172, 150, motif, 1.15)}`;
}

const jarOf = (content: string, light: string): ((motif: Motif) => string) => (motif) =>
  `${shadow(324, 556, 150, 24)}<path d="M196 222h248c18 12 26 34 26 60v220c0 34-20 52-54 52H224c-34 0-54-18-54-52V282c0-26 8-48 26-60Z" fill="${content}"/><path d="M196 300c-8 20-6 180 0 214" stroke="${light}" stroke-width="14" fill="none" stroke-linecap="round" opacity=".75"/><path d="M180 232c26-16 20-74 44-96h192c24 22 18 80 44 96c-34 10-60-6-94 4s-62-8-94 0s-60-12-92-4Z" fill="#f1e7d0"/><path d="M206 188h228" stroke="#9b2c23" stroke-width="7"/><path d="M308 190c-18 20-24 34-26 52M322 190c10 18 20 28 26 44" stroke="#9b2c23" stroke-width="5" fill="none" stroke-linecap="round"/>${label(320, 404, 190, 160, motif, 1.2)}`;

const strands: Partial<Record<Motif, readonly string[]>> = {
  noodle: ['#8f866f', '#a79d84'],
  whiteNoodle: ['#f4ead0', '#e6d6ac'],
  colourNoodle: ['#c0563f', '#d9a441', '#6f9a5f', '#7a5a86', '#f0e4c4'],
};

/** The bag's window shows long strands for noodles, loose pieces for everything else. */
function bagWindow(motif: Motif): string {
  const colours = strands[motif];
  if (!colours) return [0, 1, 2, 3, 4, 5].map((i) => at(250 + (i % 3) * 70, 430 + Math.floor(i / 3) * 60, 0.62, motifs[motif], i * 40)).join('');
  return [0, 1, 2, 3, 4, 5, 6].map((i) => `<path d="M232 ${412 + i * 16}c24-16 40 16 64 0s40 16 64 0s30 10 48 0" fill="none" stroke="${colours[i % colours.length]}" stroke-width="7" stroke-linecap="round"/>`).join('');
}

const pouch = (motif: Motif): string =>
  `${shadow(324, 566, 150, 22)}<path d="M190 110h260l10 440c0 8-6 14-14 14H194c-8 0-14-6-14-14Z" fill="#f0e6cf"/><path d="M190 110h260l1 44H189Z" fill="#ddcfae"/><path d="M196 124h248M196 140h248" stroke="#b9a67c" stroke-width="3" stroke-dasharray="9 6"/><path d="M190 110h260l-1-8H191Z" fill="#c7b58c"/><rect x="222" y="392" width="196" height="136" rx="10" fill="#cfc4a8"/>${bagWindow(motif)}${label(320, 270, 190, 170, motif, 1.25)}`;

const tin = (motif: Motif): string =>
  `${shadow(324, 556, 140, 24)}<path d="M190 212h260v316c0 16-58 28-130 28s-130-12-130-28Z" fill="#f3ead6"/><path d="M190 212h46v338c-28-5-46-12-46-22Z" fill="#fff" opacity=".5"/><path d="M404 212h46v316c0 10-18 18-46 23Z" fill="#c9b994" opacity=".6"/><path d="M182 150h276v70c0 14-62 26-138 26s-138-12-138-26Z" fill="#1f2e5a"/><ellipse cx="320" cy="150" rx="138" ry="26" fill="#33467f"/><ellipse cx="320" cy="148" rx="92" ry="15" fill="none" stroke="#e3a72f" stroke-width="3"/><path d="M190 500c30 20 230 20 260 0v14c-30 20-230 20-260 0Z" fill="#9b2c23"/>${at(320, 378, 2.1, motifs[motif])}`;

const vial = (motif: Motif): string =>
  `${shadow(324, 556, 92, 20)}<path d="M252 286c0-22 20-30 34-36h68c14 6 34 14 34 36v236c0 20-12 32-32 32h-72c-20 0-32-12-32-32Z" fill="#7a4a1c"/><path d="M266 300v220" stroke="#c38a4a" stroke-width="10" stroke-linecap="round" opacity=".8"/><rect x="284" y="196" width="72" height="58" rx="5" fill="#23242c"/><path d="M298 196v-58c0-22 10-36 22-36s22 14 22 36v58Z" fill="#3a3c47"/><path d="M308 128v58" stroke="#7d808f" stroke-width="5" stroke-linecap="round"/>${label(320, 404, 122, 150, motif, 1)}`;

const box = (motif: Motif): string =>
  `${shadow(330, 548, 186, 24)}<path d="M148 246h302v300H148Z" fill="#efe3c8"/><path d="M450 246l52-44v300l-52 44Z" fill="#cdbd97"/><path d="M148 246l52-44h302l-52 44Z" fill="#dccda8"/><path d="M148 300h302M148 492h302" stroke="#9b2c23" stroke-width="7"/><path d="M450 300l52-44M450 492l52-44" stroke="#7d2a23" stroke-width="7"/>${at(299, 396, 1.75, motifs[motif])}`;

export const packedVessels = {
  bottle: bottleOf('#c98a3c', '#7d2a23'),
  clearBottle: bottleOf('#c8d6bd', '#7d2a23'),
  darkBottle: bottleOf('#6d3a1c', '#1f2e5a'),
  waterBottle: bottleOf('#bcd3de', '#1f2e5a'),
  jar: jarOf('#d9871c', '#f7c766'),
  darkJar: jarOf('#5a4436', '#9a7d66'),
  redJar: jarOf('#b9522f', '#e79a72'),
  paleJar: jarOf('#d8c9a0', '#f4ecd2'),
  pouch,
  tin,
  vial,
  box,
} as const;
