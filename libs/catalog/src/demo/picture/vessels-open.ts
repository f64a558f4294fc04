import { at, shadow, type Random } from './cloth.js';
import { motifs, type Motif } from './motifs.js';

/** Trays, bowls, baskets, folded cloth, and the things that stand by themselves. */
type Placed = readonly [x: number, y: number, scale: number, turn: number];

const ring = (count: number, radius: number, offset = 0): [number, number][] =>
  Array.from({ length: count }, (_, k) => {
    const angle = (k * 2 * Math.PI) / count + offset;
    return [Math.cos(angle) * radius, Math.sin(angle) * radius];
  });

/** Large round things lie six around one; long things point outwards; small things are strewn. */
const bigMotifs: readonly Motif[] = ['orange', 'pomelo', 'guava', 'starApple', 'sugarApple', 'mushroom', 'dragonFruit', 'lychee', 'pork', 'oyster', 'taro', 'tuber', 'lingzhi', 'squid', 'fish', 'patty'];

function layOut(motif: Motif, random: Random): Placed[] {
  if (motif === 'wrap' || motif === 'sausage') return [-105, -35, 35, 105].map((y, i) => [i % 2 ? 6 : -6, y, motif === 'wrap' ? 2.25 : 2.1, 0]);
  if (motif === 'shoot') {
    return [
      ...ring(8, 138, 0.2).map(([x, y]): Placed => [x * 1.05, y * 1.05, 1.7, Math.atan2(y, x) * 57.3 + 8]),
      ...ring(3, 40, 0.6).map(([x, y]): Placed => [x, y, 1.3, Math.atan2(y, x) * 57.3 + 70]),
    ];
  }
  if (motif === 'radish') {
    return [...ring(13, 158), ...ring(9, 92, 0.3), ...ring(4, 34)].map(([x, y]): Placed => [x, y, 1.33, random() * 360]);
  }
  if (bigMotifs.includes(motif)) {
    const spread = motif === 'mushroom' || motif === 'oyster' ? 360 : 60;
    return [...ring(6, 112, 0.3), [0, 0] as [number, number]].map(([x, y]): Placed => [x, y, 1.28, (random() - 0.5) * spread]);
  }
  return [...ring(10, 166), ...ring(5, 82, 0.4), [0, 0] as [number, number]].map(([x, y]): Placed => [x, y, 1.05, random() * 360]);
}

/** Split bamboo woven at 45°; drawn as dashed strands because a rotated SVG pattern rasterises five times slower. */
const strands = Array.from({ length: 13 }, (_, i) => {
  const offset = (i - 6) * 36;
  const half = Math.round(Math.sqrt(Math.max(0, 214 ** 2 - offset ** 2)));
  const dash = `stroke-dasharray="18" stroke-dashoffset="${i % 2 ? 18 : 0}"`;
  return `<path d="M-${half} ${offset}H${half}" stroke="#cba668" stroke-width="9" ${dash}/><path d="M${offset} -${half}V${half}" stroke="#e5c995" stroke-width="9" ${dash}/>`;
}).join('');

const emptyTray = `<ellipse cx="328" cy="346" rx="252" ry="250" fill="#0b0f1f" opacity=".24"/><circle cx="320" cy="334" r="248" fill="#a87c3d"/><circle cx="320" cy="334" r="232" fill="#cfa869"/><circle cx="320" cy="334" r="218" fill="#dcbb82"/><g transform="translate(320 334) rotate(45)">${strands}</g><circle cx="320" cy="334" r="240" fill="none" stroke="#7c5824" stroke-width="3" stroke-dasharray="16 10"/>`;

const tray = (motif: Motif, random: Random): string => emptyTray + layOut(motif, random)
  .map(([x, y, scale, turn]) => at(320 + x + (random() - 0.5) * 8, 334 + y + (random() - 0.5) * 8, scale, motifs[motif], turn)).join('');

const bowl = (motif: Motif): string =>
  `${shadow(324, 520, 180, 26)}<path d="M130 318h380c0 110-70 196-190 196S130 428 130 318Z" fill="#efe6d2"/><path d="M130 318h380c0 22-3 40-9 58H139c-6-18-9-36-9-58Z" fill="#1f2e5a"/><path d="M150 346h340" stroke="#e9e0cb" stroke-width="4" stroke-dasharray="14 10"/><ellipse cx="320" cy="318" rx="190" ry="58" fill="#d9cbb0"/><ellipse cx="320" cy="318" rx="172" ry="48" fill="#8f4a22"/>`
  + [[-90, 0], [-30, -12], [34, 2], [92, -6], [-54, 18], [58, 20]].map(([x, y]) => at(320 + x!, 304 + y!, 0.95, motifs[motif], x! / 5)).join('')
  + at(330, 286, 0.6, motifs.leaf);

const hen = (): string => `${shadow(330, 560, 150, 20)}<path d="M286 500v48m-18 8l18-14 20 14M366 500v48m-18 8l18-14 20 14" stroke="#d99a2b" stroke-width="11" fill="none" stroke-linecap="round" stroke-linejoin="round"/><path d="M214 188c-36 40-46 108-34 178c12 92 76 144 156 144c96 0 158-66 158-152c0-50 8-86 34-110c-60-10-96 12-118 44c-24 34-66 22-80-6c-16-32-8-90-44-108c-28-14-56-8-72 10Z" fill="#c8742c"/><path d="M528 248c-60-10-96 12-118 44c30 4 60 40 62 96c20-14 22-20 22-30c0-50 8-86 34-110Z" fill="#1f2438"/><path d="M548 300c-30-8-50 0-66 16c6 20 8 40 4 66c20-10 30-56 62-82Z" fill="#2f4a3c"/><path d="M284 352c10 66 70 92 128 60c-8-50-60-92-128-60Z" fill="#9a4f1b"/><path d="M300 366c24 30 50 44 92 44" stroke="#e9a75c" stroke-width="5" fill="none"/><path d="M212 190c-20-6-26-36-8-48c4 10 8 12 12 14c-2-22 12-36 28-32c-2 12 2 18 6 22c6-14 22-18 32-6c-8 6-10 14-10 24c-20-4-42 4-60 26Z" fill="#b3261c"/><path d="M206 216l-38 16l34 16Z" fill="#e3a72f"/><circle cx="238" cy="212" r="9" fill="#1b2033"/><circle cx="235" cy="209" r="3" fill="#fff"/><path d="M206 250c-14 8-16 34-2 44c12-8 14-30 2-44Z" fill="#b3261c"/>`;

const basket = (motif: Motif): string =>
  `${shadow(324, 560, 150, 22)}<path d="M236 260c0-150 168-150 168 0" fill="none" stroke="#8a6128" stroke-width="16"/><path d="M166 250h308l-34 270c-3 22-20 34-42 34H242c-22 0-39-12-42-34Z" fill="#c79a55"/>`
  + [0, 1, 2, 3, 4, 5, 6].map((i) => `<path d="M${170 + i * 4.5} ${292 + i * 36}H${470 - i * 4.5}" stroke="#8a6128" stroke-width="5" stroke-dasharray="${i % 2 ? '22 12' : '12 22'}"/>`).join('')
  + `<rect x="156" y="236" width="328" height="30" rx="8" fill="#8a6128"/>${at(320, 400, 1.5, motifs[motif])}`;

const lantern = (): string =>
  `${shadow(324, 566, 110, 18)}<path d="M320 60v70" stroke="#5b3a1e" stroke-width="6"/><path d="M226 170C150 260 150 440 226 530h188c76-90 76-270 0-360Z" fill="#f1cf7d"/>`
  + [226, 262, 296, 344, 378, 414].map((x, i) => `<path d="M${x} 170C${x + (i < 3 ? -76 + i * 30 : 16 + (i - 3) * 30)} 260 ${x + (i < 3 ? -76 + i * 30 : 16 + (i - 3) * 30)} 440 ${x} 530" stroke="#9a6a2b" stroke-width="7" fill="none"/>`).join('')
  + [240, 296, 350, 406, 462].map((y) => `<path d="M178 ${y}H462" stroke="#b98a45" stroke-width="6"/>`).join('')
  + '<rect x="214" y="138" width="212" height="36" rx="6" fill="#7a5526"/><rect x="214" y="526" width="212" height="34" rx="6" fill="#7a5526"/>';

const diamonds = '<path d="M0-40L40 0L0 40L-40 0Z" fill="#f1e7d0"/><path d="M0-28L28 0L0 28L-28 0Z" fill="#9b2c23"/><path d="M0-15L15 0L0 15L-15 0Z" fill="#e3a72f"/>';

const fold = (): string => shadow(324, 548, 210, 22)
  + ([['#1f2e5a', 430, 110], ['#9b2c23', 336, 96], ['#27375f', 210, 128]] as const).map(([fill, y, height], i) => `<rect x="${112 + i * 8}" y="${y}" width="${416 - i * 16}" height="${height}" rx="16" fill="${fill}"/><path d="M${124 + i * 8} ${y + height - 20}h${392 - i * 16}" stroke="#fff" opacity=".12" stroke-width="6"/>`).join('')
  + [0, 1, 2, 3, 4].map((i) => at(168 + i * 76, 274, 0.88, diamonds)).join('')
  + [0, 1, 2, 3, 4, 5, 6, 7].map((i) => `<path d="M${150 + i * 46} 392l16-18 16 18-16 18Z" fill="#e3a72f"/>`).join('')
  + '<path d="M130 470h380M130 486h380" stroke="#e9e0cb" stroke-width="4" stroke-dasharray="18 9"/>';

const pot = (): string => shadow(324, 560, 120, 20) + at(320, 210, 2.4, motifs.leaf, -50) + at(370, 260, 2.2, motifs.leaf, 10) + at(262, 270, 2.2, motifs.leaf, -110)
  + '<path d="M214 360h212l-26 176c-2 12-10 18-22 18H262c-12 0-20-6-22-18Z" fill="#a4502e"/><rect x="202" y="340" width="236" height="44" rx="6" fill="#bd6a45"/>';

const house = (): string => '<path d="M0 470L150 270L250 400L380 220L640 480V640H0Z" fill="#3f5e47"/><path d="M0 540C160 480 420 500 640 450V640H0Z" fill="#5d7f5a"/>'
  + [0, 1, 2].map((i) => `<path d="M0 ${566 + i * 26}C180 ${520 + i * 26} 420 ${540 + i * 26} 640 ${500 + i * 26}" stroke="#86a57e" stroke-width="5" fill="none"/>`).join('')
  + '<path d="M210 400h220v96H210Z" fill="#c79a55"/><path d="M176 404L240 312h160l64 92Z" fill="#7a5526"/><path d="M300 430h42v66h-42Z" fill="#4d3312"/><circle cx="512" cy="150" r="46" fill="#e3a72f"/>';

const single = (motif: Motif): string => shadow(324, 500, 190, 22) + at(320, 350, 4.4, motifs[motif]);

export const openVessels = { tray, bowl, hen, basket, lantern, fold, pot, house, single } as const;
