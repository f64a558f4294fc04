/**
 * The product's own icons: 24 grid, 2 px line. Each is the inside of an SVG `<symbol>`; a page's
 * sprite holds only those it used.
 */
export const ICONS = {
  back: '<path d="M19 12H5m6-6-6 6 6 6"/>',
  bank: '<path d="M3 10l9-6 9 6zM5 10v8M10 10v8M14 10v8M19 10v8M3 20.5h18"/>',
  bottle: '<path d="M10 3h4v5c0 1.5 3 2.5 3 5v8H7v-8c0-2.5 3-3.5 3-5zM7 14.5h10"/>',
  bowl: '<path d="M3 11h18c0 5-3.5 9-9 9s-9-4-9-9zM8 7.5c-1-1.5 1-2.5 0-4M12 7.5c-1-1.5 1-2.5 0-4M16 7.5c-1-1.5 1-2.5 0-4"/>',
  box: '<path d="M4 8l8-4 8 4v9l-8 4-8-4zM4 8l8 4 8-4M12 12v9"/>',
  camera: '<path d="M4 7.5h3.5L9 5h6l1.5 2.5H20V19H4z"/><circle cx="12" cy="13" r="3.5"/>',
  card: '<rect x="3" y="5.5" width="18" height="13"/><path d="M3 10h18M6.5 15h4"/>',
  check: '<path d="m5 12.5 4.5 4.5L19 7"/>',
  clock: '<circle cx="12" cy="12" r="8.5"/><path d="M12 7v5l3.5 2"/>',
  cloth: '<path d="M4 5h16v14H4zM12 8l4 4-4 4-4-4zM4 8h2M4 16h2M18 8h2M18 16h2"/>',
  coin: '<rect x="3" y="6" width="18" height="12"/><circle cx="12" cy="12" r="2.8"/><path d="M6.5 12h.01M17.5 12h.01"/>',
  down: '<path d="M12 4v11m-5-5 5 5 5-5M4.5 20h15"/>',
  filter: '<path d="M4 6h16M7 12h10M10 18h4"/>',
  gui: '<path d="M6 8h12l-1.5 12h-9zM8 8c0-6 8-6 8 0M6.6 12.5h10.8M7.1 16h9.8"/>',
  hand: '<path d="M3 13h3l4-2h4a1.5 1.5 0 0 1 0 3h-3M14 13.5l5-2.5a1.5 1.5 0 0 1 1.5 2.5L14 18l-8 .5H3"/>',
  hear: '<path d="M4 9.5v5h3.5L12 19V5L7.5 9.5zM15.5 9a4 4 0 0 1 0 6M18 6.5a8 8 0 0 1 0 11"/>',
  help: '<circle cx="12" cy="12" r="9"/><path d="M9.5 9.5a2.5 2.5 0 1 1 3.6 2.3c-.8.4-1.1 1-1.1 1.9M12 16.8v.1"/>',
  herb: '<path d="M12 21V9M12 14c-5 0-7-3-7-6 5 0 7 2.5 7 6zM12 11c4 0 6-2.5 6-6-4 0-6 2.5-6 6z"/>',
  house: '<path d="M3 11l9-7 9 7M5.5 9.5V20h13V9.5"/>',
  info: '<circle cx="12" cy="12" r="9"/><path d="M12 11v5.5M12 7.5v.1"/>',
  jar: '<path d="M8 4h8v3H8zM7.5 7c-2 2-2 3-2 5v6a2.5 2.5 0 0 0 2.5 2.5h8a2.5 2.5 0 0 0 2.5-2.5v-6c0-2 0-3-2-5M5.5 12.5h13M5.5 17h13"/>',
  leaf: '<path d="M5 19C3 9 10 4 20 4c0 10-5 16-13 14M5 20c1-5 4-8 8-10"/>',
  list: '<path d="M9 6h11M9 12h11M9 18h11M4 6h.01M4 12h.01M4 18h.01"/>',
  minus: '<path d="M5 12h14"/>',
  off: '<path d="M7 18h10a4 4 0 0 0 1.8-7.6A6 6 0 0 0 8 8M5 10.5A4 4 0 0 0 7 18M3 3l18 18"/>',
  on: '<path d="M4 18v-3M9.3 18v-6M14.7 18V8.5M20 18V5"/>',
  paper: '<path d="M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6"/>',
  people: '<circle cx="9" cy="8.5" r="3.5"/><path d="M2.5 20c.8-8 12.2-8 13 0M15.5 5.3a3.5 3.5 0 0 1 0 6.4M18.5 14.5c1.8 1 2.7 3 3 5.5"/>',
  phone: '<path d="M5 4h4l1.5 4.5L8 10.5a12 12 0 0 0 5.5 5.5l2-2.5L20 15v4c0 .6-.4 1-1 1A15 15 0 0 1 4 5c0-.6.4-1 1-1z"/>',
  pin: '<path d="M12 21s7-6.5 7-12a7 7 0 0 0-14 0c0 5.5 7 12 7 12z"/><circle cx="12" cy="9" r="2.5"/>',
  plus: '<path d="M12 5v14M5 12h14"/>',
  print: '<path d="M7 8V3.5h10V8M7 16H4V8h16v8h-3M7 13h10v7.5H7z"/>',
  qr: '<path d="M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h2.5v2.5H14zM20 14v6h-3.5M14 20h.01"/>',
  right: '<path d="m9 5 7 7-7 7"/>',
  search: '<circle cx="10.5" cy="10.5" r="6.5"/><path d="m20.5 20.5-5.2-5.2"/>',
  stall: '<path d="M4 10v10h16V10M3 10l2-6h14l2 6zM3 10a3 3 0 0 0 6 0 3 3 0 0 0 6 0 3 3 0 0 0 6 0M9.5 20v-5h5v5"/>',
  sun: '<circle cx="12" cy="12" r="4"/><path d="M12 3v2M12 19v2M3 12h2M19 12h2M5.6 5.6 7 7M17 17l1.4 1.4M5.6 18.4 7 17M17 7l1.4-1.4"/>',
  truck: '<path d="M2.5 6h11v10h-11zM13.5 9.5H18l3.5 3.5v3h-8"/><circle cx="7" cy="17.5" r="2"/><circle cx="17" cy="17.5" r="2"/>',
  undo: '<path d="M8 5 4 9l4 4M4 9h10a5.5 5.5 0 0 1 0 11h-3"/>',
  user: '<circle cx="12" cy="8" r="4"/><path d="M4.5 20.5c1-8.5 14-8.5 15 0"/>',
  warn: '<path d="M12 3.5 22 20H2zM12 10v4.5M12 17.2v.1"/>',
} as const;

export type IconName = keyof typeof ICONS;

/** Symbols that are pictures in themselves: five stars, cut to fewer by the viewBox, and the cells of a unit strip. */
export const MARKS = {
  stars: `<path id="star" d="M6 .6l1.6 3.5 3.8.4-2.8 2.6.8 3.8L6 9l-3.4 1.9.8-3.8L.6 4.5l3.8-.4z"/>${[13, 26, 39, 52].map((x) => `<use href="#star" x="${x}"/>`).join('')}`,
  listed: '<path fill="#1f2e5a" d="M0 0h18v18H0z"/><path fill="#e3a72f" d="m9 5 4 4-4 4-4-4z"/>',
  unlisted: '<path fill="#fffdf8" stroke="#1f2e5a" stroke-width="2" d="M1 1h16v16H1z"/>',
  unclear: '<path fill="#fffdf8" stroke="#857a64" stroke-width="2" d="M1 1h16v16H1zM1 6l5-5M1 11.5l10.5-10.5M1 17L17 1M6.5 17L17 6.5M12 17l5-5"/>',
} as const;

export type MarkName = keyof typeof MARKS;
