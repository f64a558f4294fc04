import { at } from './cloth.js';

/** Leaves, fruit, roots and seeds, drawn about the origin, roughly 80 units wide. */
const leaf = '<path d="M-34 14C-30-22 4-34 36-26C34 8 6 30-34 14Z" fill="#4f7f4f"/><path d="M-40 20C-16 4 4-8 30-22" stroke="#dfe8c9" stroke-width="3" fill="none"/>';

const leaflet = '<path d="M2-38c8-14 24-14 32-8c-6 10-20 14-32 8Z" fill="#4f7f4f"/>';

const shine = '<path d="M-26-18a34 34 0 0 1 24-14" stroke="#fff" stroke-width="6" fill="none" stroke-linecap="round" opacity=".5"/>';

const around = (count: number, draw: (turn: number) => string): string =>
  Array.from({ length: count }, (_, k) => draw((k * 360) / count)).join('');

const dots = (places: readonly (readonly [number, number])[], draw: (x: number, y: number) => string): string =>
  places.map(([x, y]) => draw(x, y)).join('');

const scaly = [[-18, -18], [0, -22], [18, -18], [-26, 0], [-9, -3], [9, -3], [26, 0], [-18, 16], [0, 16], [18, 16], [0, 30]] as const;

const cashew = (fill: string, edge: string): string =>
  `<path d="M-32-16C-38 16-10 40 20 30C38 24 42 4 26 0C16-3 10 6 0 4C-10 1-10-12-14-22C-18-32-30-30-32-16Z" fill="${fill}" stroke="${edge}" stroke-width="2.5"/><path d="M-24-12C-26 8-10 24 10 24" stroke="#fff" stroke-width="4" fill="none" stroke-linecap="round" opacity=".4"/>`;

const peppercorns = (fill: string, edge: string): string => dots(
  [[-24, -10], [0, -22], [24, -8], [-12, 14], [14, 18], [34, 16], [-34, 18]],
  (x, y) => `<circle cx="${x}" cy="${y}" r="11" fill="${fill}" stroke="${edge}" stroke-width="2.5"/>`,
);

export const plantMotifs = {
  leaf,
  leafy: leaf + at(10, 26, 0.8, leaf, 60),
  camellia: around(6, (turn) => `<ellipse cx="0" cy="-21" rx="16" ry="21" fill="#f0c443" stroke="#d79f1f" stroke-width="1.5" transform="rotate(${turn})"/>`) + '<circle r="12" fill="#c97a12"/><circle r="6" fill="#f7dd8a"/>',
  chrysanthemum: around(14, (turn) => `<ellipse cx="0" cy="-25" rx="6" ry="16" fill="#f3cf5d" stroke="#cf9d22" stroke-width="1.5" transform="rotate(${turn})"/>`) + '<circle r="14" fill="#d9921f"/>',
  pennywort: at(-12, -8, 1, '<path d="M0 30V6" stroke="#3f6a3f" stroke-width="4"/><path d="M0 8C-34 14-40-30 0-30C40-30 34 14 0 8Z" fill="#5c9152"/><path d="M0 8V-26M0 8L-22-14M0 8L22-14" stroke="#dfe8c9" stroke-width="2.5"/>') + at(20, 12, 0.6, '<path d="M0 8C-34 14-40-30 0-30C40-30 34 14 0 8Z" fill="#4f7f4f"/>'),
  lemongrass: '<path d="M-10 40C-6 0-4-20-20-40M0 40C0 0 4-20 8-42M10 40C8 6 16-14 34-30" stroke="#7fa35a" stroke-width="8" fill="none" stroke-linecap="round"/><path d="M-9 40h20" stroke="#e7e6c0" stroke-width="12" stroke-linecap="round"/>',
  anise: around(8, (turn) => `<g transform="rotate(${turn})"><path d="M0 0C-11-12-11-30 0-42C11-30 11-12 0 0Z" fill="#7b4524"/><ellipse cx="0" cy="-23" rx="4" ry="7" fill="#d99a4e"/></g>`) + '<circle r="5" fill="#4d2912"/>',
  cinnamon: [-14, 6, 26].map((y, i) => at(0, y - 6, 1, `<rect x="-42" y="-8" width="84" height="16" rx="7" fill="${i % 2 ? '#8f5029' : '#a5602f'}"/><path d="M-40-2h80" stroke="#6a3616" stroke-width="2.5"/>`, i * 8 - 8)).join(''),
  grain: [-24, -8, 8, 24].map((x, i) => `<path d="M0-20C9-10 9 10 0 20C-9 10-9-10 0-20Z" fill="#dcae4a" stroke="#a97c20" stroke-width="1.5" transform="translate(${x} ${i % 2 ? 6 : -6}) rotate(${x})"/>`).join(''),
  rice: [-24, -8, 8, 24].map((x, i) => `<path d="M0-17C7-9 7 9 0 17C-7 9-7-9 0-17Z" fill="#fbf6e8" stroke="#8f7f55" stroke-width="2.2" transform="translate(${x} ${i % 2 ? 8 : -8}) rotate(${x * 2})"/>`).join(''),
  peanut: [[-16, -8, 30], [18, 12, -40]].map(([x, y, turn]) => at(x!, y!, 1, '<path d="M-26 0C-26-16-8-16 0-9C8-16 26-16 26 0C26 16 8 16 0 9C-8 16-26 16-26 0Z" fill="#d5a868" stroke="#94693a" stroke-width="2.5"/><path d="M-16-3h8M10 3h8" stroke="#94693a" stroke-width="2"/>', turn)).join(''),
  sesame: dots([[-28, -10], [-12, 8], [0, -16], [14, 6], [28, -12], [-24, 20], [30, 18], [6, 26]], (x, y) => `<ellipse cx="${x}" cy="${y}" rx="5" ry="9" fill="#2c2a2e" transform="rotate(${x} ${x} ${y})"/>`),
  bean: [[-20, 0], [8, -12], [16, 16]].map(([x, y]) => at(x!, y!, 1, '<ellipse rx="13" ry="19" fill="#5b3520"/><path d="M0-18c-7 12 7 24 0 36" stroke="#2f1a0e" stroke-width="3" fill="none"/>', x! * 2)).join(''),
  cashew: cashew('#ead0a0', '#b98b4a'),
  cashewSkin: cashew('#a9693c', '#6f3f1d'),
  pepper: peppercorns('#3a322c', '#1d1815'),
  whitePepper: peppercorns('#e4d7b4', '#a8976a'),
  root: '<path d="M-6-34c16 0 22 14 16 28c-4 12 8 20 4 34c-12-6-16-16-18-26c-6 12-14 14-22 22c-2-14 6-18 10-30c4-12-2-26 10-28Z" fill="#b98a52"/><path d="M-8-14h14M-10 0h12" stroke="#8a6233" stroke-width="2.5"/>',
  tuber: '<path d="M-40 4C-36-22-8-30 14-22C34-16 44-2 38 8C26 26-34 34-40 4Z" fill="#a2555c"/><path d="M-20-8h10M4-14h9M16 4h9M-12 12h9" stroke="#7a3a41" stroke-width="3" stroke-linecap="round"/>',
  taro: '<path d="M0-38C26-32 34-6 26 16C20 34-20 34-26 16C-34-6-26-32 0-38Z" fill="#8b6a4d"/><path d="M-22-12C-8-6 8-6 22-12M-26 4C-8 10 8 10 26 4M-20 20C-6 25 6 25 20 20" stroke="#5f4630" stroke-width="2.5" fill="none"/>',
  radish: '<path d="M-40 6c14-20 30 8 44-8s24-8 36 2" fill="none" stroke="#efdcae" stroke-width="14" stroke-linecap="round"/><path d="M-40 6c14-20 30 8 44-8s24-8 36 2" fill="none" stroke="#c9a561" stroke-width="3" stroke-linecap="round"/>',
  shoot: '<path d="M-46 10C-30-16 20-16 48-2C24 18-20 24-46 10Z" fill="#cfa15a"/><path d="M-30 4c18-8 36-10 60-4M-26 10c16-3 30-3 44-3M-6-9c-4 8-4 16 0 24" stroke="#8f6527" stroke-width="2.5" fill="none"/>',
  cane: [-16, 14].map((y, i) => at(0, y, 1, '<rect x="-46" y="-9" width="92" height="18" rx="6" fill="#7a4a74"/><path d="M-22-9v18M2-9v18M26-9v18" stroke="#c7a7bd" stroke-width="3.5"/>', i ? 12 : -12)).join(''),
  mushroom: '<circle r="38" fill="#6d4630"/><circle r="38" fill="none" stroke="#4b2e1e" stroke-width="4"/><path d="M-18-14l12 12 2 18M-6-2l20-12M10 24l4-14 14-4M-26 8l10 4" stroke="#d9b98e" stroke-width="4" fill="none" stroke-linecap="round"/>',
  paleMushroom: [-20, 2, 22].map((x, i) => at(x, i === 1 ? -6 : 6, 1, '<path d="M-5-14h10l3 46c-4 6-12 6-16 0Z" fill="#efe3cb"/><path d="M-16-10C-16-34 16-34 16-10C10-6-10-6-16-10Z" fill="#d9bd8e"/>')).join(''),
  lingzhi: '<path d="M-4 4C2 20-2 30-10 40" stroke="#5b2f1c" stroke-width="11" fill="none" stroke-linecap="round"/><path d="M-42 6C-46-26-8-40 18-34C44-28 46-2 30 6C10 14-24 16-42 6Z" fill="#8d3f26"/><path d="M-30 0C-28-16-6-24 14-20M-18 4C-14-6 2-12 18-8" stroke="#d79a55" stroke-width="4" fill="none" stroke-linecap="round"/>',
  cordyceps: [-20, 0, 20].map((x, i) => `<path d="M${x} 36C${x - 8 + i * 6} 10 ${x + 10 - i * 8}-8 ${x + i * 4 - 4}-36" stroke="${i === 1 ? '#c9651f' : '#dd8231'}" stroke-width="9" fill="none" stroke-linecap="round"/>`).join(''),
  orange: `<circle r="40" fill="#e58a1f"/><path d="M-26-20a34 34 0 0 1 30-12" stroke="#f8c273" stroke-width="6" fill="none" stroke-linecap="round"/>${leaflet}<circle cx="1" cy="-36" r="4" fill="#3c5a35"/>`,
  pomelo: `<path d="M0-44C30-44 44-20 44 4C44 30 24 44 0 44C-24 44-44 30-44 4C-44-20-30-44 0-44Z" fill="#b9bf53"/>${shine}${leaflet}`,
  guava: `<circle r="38" fill="#a3bf68"/><path d="M-7 36l7-8 7 8" stroke="#6f8a3d" stroke-width="4" fill="none"/>${shine}${leaflet}`,
  lychee: `<circle r="36" fill="#b3343a"/>${dots(scaly, (x, y) => `<circle cx="${x}" cy="${y}" r="5" fill="#8a2129"/>`)}${shine}${leaflet}`,
  plum: `<circle r="32" fill="#8e2f4f"/><path d="M2-32C-8-10-8 10 2 31" stroke="#6a1f39" stroke-width="3" fill="none"/>${shine}<path d="M0-31l4-12" stroke="#5b3a1e" stroke-width="4"/>`,
  berry: dots([[-18, -6], [16, -10], [0, 18]], (x, y) => `<circle cx="${x}" cy="${y}" r="17" fill="#4d2b56"/><path d="M${x - 6} ${y - 15}l6 6 6-6" stroke="#8d6a93" stroke-width="3.5" fill="none"/>`),
  starApple: `<circle r="39" fill="#b5c58a"/><path d="M-38 8C-20 26 20 26 38 8C34 30 18 39 0 39C-18 39-34 30-38 8Z" fill="#9a7aa0" opacity=".7"/>${shine}<path d="M0-38l3-9" stroke="#5b3a1e" stroke-width="5"/>`,
  sugarApple: `<circle r="38" fill="#7f9f5f"/>${dots(scaly, (x, y) => `<path d="M${x - 9} ${y + 5}a9 9 0 0 1 18 0" fill="#a9c283" stroke="#5a7a40" stroke-width="2.5"/>`)}<path d="M0-37l2-10" stroke="#5b3a1e" stroke-width="5"/>`,
  jackfruit: [-20, 4, 26].map((x, i) => at(x, i * 8 - 8, 1, '<path d="M-12-24C8-30 20-4 8 22C0 30-12 26-14 12C-16 0-18-18-12-24Z" fill="#eebb3b" stroke="#bd8820" stroke-width="2.5"/>', i * 30)).join(''),
  chili: '<path d="M-34-18C-30 8-4 28 36 26C14 16 4 0-14-24Z" fill="#b3261c"/><path d="M-38-32C-32-30-28-26-24-20" stroke="#4f7f4f" stroke-width="7" fill="none" stroke-linecap="round"/>',
  dragonFruit: '<ellipse rx="32" ry="38" fill="#b03a6a"/><path d="M-28-14l-14-10M28-14l14-10M-30 10l-14-4M30 10l14-4M0-36v-12M-12-34l-6-12M12-34l6-12" stroke="#6f9a4f" stroke-width="6" stroke-linecap="round"/>',
  hill: '<path d="M-40 24L-12-22L8 8L18-8L40 24Z" fill="#4f7f4f"/>',
} as const;
