import { afterAnswer } from '../../apps/web/src/lib/seller/after-answer.js';
import { readApplication } from '../../apps/web/src/lib/seller/application-form.js';
import { bodyOf, bytesOf, newDraft } from '../../apps/web/src/lib/seller/draft.js';
import type { DraftPhoto } from '../../apps/web/src/lib/seller/draft.js';
import { monthBefore, monthText } from '../../apps/web/src/lib/seller/months.js';
import { readProductForm } from '../../apps/web/src/lib/seller/product-form.js';
import { readWhole } from '../../apps/web/src/lib/seller/read-whole.js';
import { KEYS, pressed } from '../../apps/web/src/lib/seller/till.js';
import { isTooLarge } from '../../apps/web/src/lib/server/forged-post.js';

const photo = (id: string, state: DraftPhoto['state'], sent: number): DraftPhoto => ({ id, name: 'a.jpg', type: 'image/jpeg', size: 100, sent, state });
const form = (fields: Record<string, string | string[]>): FormData => {
  const data = new FormData();
  for (const [name, values] of Object.entries(fields)) for (const value of [values].flat()) data.append(name, value);
  return data;
};

describe('a draft on the phone', () => {
  const draft = newDraft('shop', { fields: { name: 'Mật ong', price: 180_000 }, photos: [photo('p1', 'sent', 100), photo('p2', 'refused', 40)], keptPhotos: ['p0'], version: 3 });

  it('is sent as new goods under its own id, with the photos that arrived', () => {
    expect(bodyOf(draft)).toEqual({ id: draft.id, name: 'Mật ong', price: 180_000, photos: ['p0', 'p1'], savedAt: draft.savedAt });
  });

  it('is sent as an edit on top of the revision it started from', () => {
    expect(bodyOf({ ...draft, baseRevision: 4 })).toEqual({ name: 'Mật ong', price: 180_000, photos: ['p0', 'p1'], baseRevision: 4 });
  });

  it('counts no bytes of a photo that the market refused', () => {
    expect(bytesOf(draft.photos)).toEqual({ sent: 100, size: 100 });
  });

  it('is sent once the market has the version that was sent', () => {
    expect(afterAnswer({ ...draft, state: 'waiting' }, 3, { outcome: 'sent', revision: 1 }).state).toBe('sent');
  });

  it('that was changed on its way goes after itself, as an edit of what arrived', () => {
    const changed = afterAnswer({ ...draft, state: 'waiting', version: 4 }, 3, { outcome: 'sent', revision: 1 });
    expect(changed).toMatchObject({ state: 'waiting', baseRevision: 1 });
  });

  it('keeps both versions when somebody else was faster', () => {
    const problem = { code: 'catalog.edited_meanwhile', detail: '', errors: [] };
    expect(afterAnswer(draft, 3, { outcome: 'conflict', current: { name: 'Mật rừng' }, problem })).toMatchObject({ state: 'conflict', current: { name: 'Mật rừng' }, fields: draft.fields });
  });
});

describe('the form of goods', () => {
  it('reads the five first fields as people write them', () => {
    expect(readProductForm(form({ ten: ' Mật ong ', gia: '180.000 đ', don_vi: 'chai', con: '20' }))).toEqual({ fields: { name: 'Mật ong', price: 180_000, unit: 'chai', onHand: 20 }, problems: {} });
  });

  it.each([['ten', { ten: 'M' }, 'name'], ['gia', { gia: 'nhiều' }, 'price'], ['gia', { gia: '0' }, 'price'], ['con', { con: '' }, 'count'], ['don_vi', { don_vi: '' }, 'unit']])('names what is wrong with %s', (field, wrong, problem) => {
    expect(readProductForm(form({ ten: 'Mật ong', gia: '180.000', don_vi: 'chai', con: '20', ...wrong })).problems[field]).toBe(problem);
  });

  it('leaves out what it does not have, so that a short form changes little', () => {
    expect(readProductForm(form({ gia: '1000' })).fields).toEqual({ price: 1_000 });
  });

  it('tells what was emptied', () => {
    expect(readProductForm(form({ mua: '1', dot_tu: '', chung_nhan: '', ho_lam: '' })).fields).toEqual({ season: null, window: null, certificateId: null, producerSellerId: null });
    expect(readProductForm(form({ mua: '1', thang: ['3', '13'] })).fields).toEqual({ season: { months: [3] } });
  });

  it('reads what a product set asks for by its kind', () => {
    const attributes = [
      { code: 'shelf_life', name: 'Hạn', kind: 'number' as const, required: true },
      { code: 'organic', name: 'Hữu cơ', kind: 'yes_no' as const, required: false },
      { code: 'empty', name: 'Trống', kind: 'text' as const, required: false },
    ];
    expect(readProductForm(form({ 'dt.shelf_life': '12,5', 'dt.organic': 'co', 'dt.empty': ' ' }), attributes).fields.attributes).toEqual({ shelf_life: 12.5, organic: true });
    expect(readProductForm(form({ 'dt.shelf_life': 'lâu' }), attributes).problems).toEqual({ 'dt.shelf_life': 'number' });
  });

  it('reads one harvest by its days, and not beside months', () => {
    const days = { dot_tu: '2026-06-01', dot_den: '2026-07-15' };
    expect(readProductForm(form(days))).toEqual({ fields: { window: { from: '2026-06-01', until: '2026-07-15' } }, problems: {} });
    expect(readProductForm(form({ ...days, dot_den: '' })).problems).toEqual({ dot: 'window' });
    expect(readProductForm(form({ ...days, dot_tu: '2026-08-01' })).problems).toEqual({ dot: 'window' });
    expect(readProductForm(form({ ...days, mua: '1', thang: '3' })).problems).toEqual({ dot: 'calendar' });
  });

  it('takes no amount for a sum that is none', () => {
    expect([readWhole(''), readWhole('-5'), readWhole('1e3'), readWhole('1.000')]).toEqual([null, null, null, 1_000]);
  });
});

describe('the till', () => {
  const typed = (...keys: string[]) => keys.reduce(pressed, '');

  it('takes digits as they are pressed', () => {
    expect(typed('0', '1', '2', '000')).toBe('12000');
    expect(typed('1', '2', 'xoa')).toBe('1');
    expect(typed('xoa', '000')).toBe('');
    expect(pressed('50.000', '')).toBe('50000');
  });

  it('never holds more than nine digits', () => {
    expect(typed(...Array.from({ length: 20 }, () => '9'))).toHaveLength(9);
    expect(KEYS).toHaveLength(12);
  });
});

describe('a seller’s other forms', () => {
  it('make an id where none, or none that could be one, was sent', () => {
    expect(readApplication(form({ ma: 'x', loai: 'htx', goi: 'bà' }))).toMatchObject({ kind: 'htx', addressAs: 'bà', id: expect.stringMatching(/^[0-9a-f-]{36}$/) });
    expect(readApplication(form({ loai: 'bank', goi: 'sếp' }))).toMatchObject({ kind: null, addressAs: 'bác' });
  });

  it('name the month before', () => {
    expect([monthBefore('2026-11'), monthBefore('2026-01'), monthText('2026-01')]).toEqual(['2026-10', '2025-12', '01/2026']);
  });

  it('carry files only where files are taken', () => {
    const post = (length: string) => new Request('http://cho/', { method: 'POST', body: 'x', headers: { 'content-length': length } });
    expect(isTooLarge(post('600000'), '/gio-hang')).toBe(true);
    for (const path of ['/ban/hang/moi', '/can-bo/san-ngoai', '/can-bo/san-ngoai/x', '/can-bo/chung-nhan/nhap']) expect([path, isTooLarge(post('600000'), path)]).toEqual([path, false]);
    for (const path of ['/can-bo/chung-nhan', '/can-bo/san-ngoai-khac']) expect([path, isTooLarge(post('600000'), path)]).toEqual([path, true]);
    expect(isTooLarge(post('100'), '/gio-hang')).toBe(false);
    expect(isTooLarge(new Request('http://cho/'), '/gio-hang')).toBe(false);
  });
});
