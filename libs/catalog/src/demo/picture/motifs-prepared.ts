import { at } from './cloth.js';

/** Meat, fish, sweets, drops and woven things, drawn about the origin, roughly 80 units wide. */
const hexagons = [[0, 0], [-26, -15], [26, -15], [-26, 15], [26, 15], [0, -30], [0, 30]] as const;

const egg = (fill: string): string => `<path d="M0-34C20-30 28 0 24 14C18 34-18 34-24 14C-28 0-20-30 0-34Z" fill="${fill}"/><path d="M-13-6C-12-16-6-22 0-24" stroke="#fff" stroke-width="5" fill="none" stroke-linecap="round" opacity=".7"/>`;

const fish = (body: string, belly: string): string =>
  `<path d="M-44 0C-24-24 14-22 30-4L46-18V18L30 4C14 22-24 24-44 0Z" fill="${body}"/><path d="M-40 4C-20 20 12 18 28 5C8 10-20 12-40 4Z" fill="${belly}"/><circle cx="-28" cy="-4" r="4" fill="#1b2033"/><path d="M-14-12C-8-4-8 6-14 12" stroke="${belly}" stroke-width="3" fill="none"/>`;

export const preparedMotifs = {
  comb: hexagons.map(([x, y]) => `<path d="M0-15L13-7.5V7.5L0 15L-13 7.5V-7.5Z" transform="translate(${x} ${y})" fill="#e9a92b" stroke="#a9690f" stroke-width="3"/>`).join(''),
  noodle: '<path d="M-36 0c12-18 24-18 36 0s24 18 36 0M-36 14c12-18 24-18 36 0s24 18 36 0M-36-14c12-18 24-18 36 0s24 18 36 0" fill="none" stroke="#8a7f6a" stroke-width="4" stroke-linecap="round"/>',
  whiteNoodle: '<path d="M-36 0c12-18 24-18 36 0s24 18 36 0M-36 14c12-18 24-18 36 0s24 18 36 0M-36-14c12-18 24-18 36 0s24 18 36 0" fill="none" stroke="#d9c48d" stroke-width="5" stroke-linecap="round"/>',
  colourNoodle: ['#c0563f', '#d9a441', '#6f9a5f', '#7a5a86', '#c9b27a'].map((stroke, i) => `<path d="M-36 ${i * 9 - 18}c12-14 24-14 36 0s24 14 36 0" fill="none" stroke="${stroke}" stroke-width="5" stroke-linecap="round"/>`).join(''),
  drop: '<path d="M0-36C18-10 26 2 26 14A26 26 0 0 1-26 14C-26 2-18-10 0-36Z" fill="#b5642a"/><path d="M-14 14a14 14 0 0 0 12 15" stroke="#fff" stroke-width="4" fill="none" opacity=".6" stroke-linecap="round"/>',
  water: '<path d="M0-36C18-10 26 2 26 14A26 26 0 0 1-26 14C-26 2-18-10 0-36Z" fill="#4a7fae"/><path d="M-14 14a14 14 0 0 0 12 15" stroke="#fff" stroke-width="4" fill="none" opacity=".7" stroke-linecap="round"/>',
  bubbles: [[-16, 14, 15], [14, 0, 20], [-8, -22, 11], [22, 28, 8]].map(([x, y, r]) => `<circle cx="${x}" cy="${y}" r="${r}" fill="none" stroke="#4a7fae" stroke-width="5"/>`).join(''),
  lime: '<circle r="36" fill="#8fb04a"/><circle r="29" fill="#e6efbd"/><path d="M0-27V27M-27 0H27M-19-19L19 19M19-19L-19 19" stroke="#8fb04a" stroke-width="4"/>',
  wrap: '<rect x="-52" y="-17" width="104" height="34" rx="17" fill="#5f7a3c"/><path d="M-30-17v34M-8-17v34M14-17v34M36-17v34" stroke="#e9d9ae" stroke-width="3.5"/><path d="M-50-5h100" stroke="#4a6230" stroke-width="2"/>',
  sausage: '<path d="M-44 8C-30-24 30-24 44 8C36 20 26 16 22 8C10-6-10-6-22 8C-26 16-36 20-44 8Z" fill="#b1523a"/><path d="M-26-2C-12-12 12-12 26-2" stroke="#e0957c" stroke-width="4" fill="none" stroke-linecap="round"/>',
  meat: '<rect x="-44" y="-16" width="88" height="32" rx="10" fill="#a4502e"/><path d="M-40 2h80" stroke="#f1d3ac" stroke-width="7"/><path d="M-38-8h76" stroke="#7a3418" stroke-width="4"/>',
  pork: '<path d="M-44-14C-30-30 30-30 44-10C48 10 40 26 20 26H-24C-44 26-50 4-44-14Z" fill="#cf6f66"/><path d="M-42 4C-16-8 16-6 43 6M-38 15C-14 6 14 8 38 17" stroke="#f6ddd0" stroke-width="7" fill="none" stroke-linecap="round"/>',
  patty: '<ellipse rx="40" ry="27" fill="#c08a45"/><ellipse cx="-2" cy="-4" rx="33" ry="20" fill="#d7a75f"/><path d="M-18-8h6M4-12h6M-4 4h6M16-2h5" stroke="#8a5b23" stroke-width="4" stroke-linecap="round"/>',
  skewer: [-18, 0, 18].map((y) => `<path d="M-48 ${y}h96" stroke="#b58a4a" stroke-width="4"/><rect x="-30" y="${y - 8}" width="62" height="16" rx="8" fill="#a4502e"/>`).join(''),
  duckEgg: egg('#d5dfd2'),
  henEgg: egg('#e8c79c'),
  fish: fish('#7c8fa0', '#c7d2d6'),
  anchovy: [-18, 0, 18].map((y, i) => at(i * 6 - 6, y, 0.62, fish('#8d98a0', '#d8dcd8'))).join(''),
  shrimp: '<path d="M34-20C0-40-40-16-34 14C-30 32-8 34 2 24C-8 22-16 12-10 2C-4-8 18-8 34-20Z" fill="#dd7d52"/><path d="M-30-6L-14-2M-18-22L-6-10M2-30L6-16M-30 14L-16 10" stroke="#f6c3a3" stroke-width="3.5"/><path d="M34-20L50-34M34-20L52-18" stroke="#b1552f" stroke-width="3"/>',
  squid: '<path d="M0-44L26-14C20 4 14 12 12 18H-12C-14 12-20 4-26-14Z" fill="#d9a58a"/><path d="M-9 18C-14 28-8 34-14 44M0 18V44M9 18C14 28 8 34 14 44" stroke="#c08468" stroke-width="5" fill="none" stroke-linecap="round"/><circle cx="-6" cy="12" r="3" fill="#3a2018"/><circle cx="6" cy="12" r="3" fill="#3a2018"/>',
  oyster: '<path d="M-36 18C-46-10-18-40 12-36C40-32 46 4 30 24C12 40-28 38-36 18Z" fill="#7d7d78"/><path d="M-26 14C-32-8-10-28 12-25C32-22 34 4 22 17C8 28-20 28-26 14Z" fill="#e9e6dc"/><path d="M-14 8C-16-6-4-14 8-12C20-10 20 4 12 10C4 16-10 16-14 8Z" fill="#b9b6a4"/>',
  seaWorm: [-22, -4, 14].map((y, i) => `<path d="M-38 ${y}C-18 ${y - 14} 4 ${y + 18} ${36 - i * 4} ${y + 4}" stroke="${i % 2 ? '#b9905c' : '#cfa56c'}" stroke-width="9" fill="none" stroke-linecap="round"/>`).join(''),
  floss: [-14, 0, 14].map((y, i) => `<path d="M-38 ${y}c10-16 20 14 34-2s22 14 42-4" stroke="${i % 2 ? '#d08a4a' : '#b9652e'}" stroke-width="5" fill="none" stroke-linecap="round"/>`).join(''),
  nest: '<path d="M-44-4C-40 34 40 34 44-4C24 12-24 12-44-4Z" fill="#efe4cb"/><path d="M-40 2C-14 16 14 16 40 2M-34 12C-12 22 12 22 34 12M-24 20C-8 26 8 26 24 20" stroke="#c9b78e" stroke-width="3" fill="none"/>',
  cake: at(0, 0, 1, '<rect x="-30" y="-24" width="60" height="48" rx="3" fill="#f2e3bf" stroke="#c7ab70" stroke-width="3"/><rect x="-30" y="-7" width="60" height="14" fill="#b3342c"/>'),
  brittle: '<rect x="-38" y="-22" width="76" height="44" rx="4" fill="#b9742b"/>' + [[-22, -8], [-4, 8], [14, -6], [26, 10], [-24, 12], [4, -14]].map(([x, y]) => `<ellipse cx="${x}" cy="${y}" rx="8" ry="6" fill="#efcf95"/>`).join(''),
  crisp: '<circle r="34" fill="#ecc878" stroke="#c4943c" stroke-width="4"/><path d="M-16-8h4M6-16h4M12 6h4M-8 14h4M-20 8h3" stroke="#a3742a" stroke-width="5" stroke-linecap="round"/>',
  pearl: '<path d="M-40 8C-44-26 44-26 40 8C26 34-26 34-40 8Z" fill="#c9bba6"/><path d="M-32 2C-16-14 16-14 32 2C22 22-22 22-32 2Z" fill="#efe7da"/><circle cy="2" r="16" fill="#fbf8f2" stroke="#cfc4b2" stroke-width="2"/><circle cx="-5" cy="-3" r="5" fill="#fff"/>',
  paste: '<rect x="-36" y="-24" width="72" height="48" rx="6" fill="#3a231a"/><path d="M-36-8h72M-12-24v48M12-24v48" stroke="#5c3a2a" stroke-width="4"/>',
  weave: '<path d="M0-36L36 0L0 36L-36 0Z" fill="#9b2c23"/><path d="M0-22L22 0L0 22L-22 0Z" fill="#e3a72f"/><path d="M0-9L9 0L0 9L-9 0Z" fill="#1f2e5a"/>',
} as const;
