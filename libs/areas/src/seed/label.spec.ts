import { readLabel } from './label.js';

describe('the label of an area', () => {
  it('splits into type and name, whatever the capitals', () => {
    expect(readLabel('Xã Bình Liêu')).toEqual({ label: 'Xã Bình Liêu', name: 'Bình Liêu', type: 'xã' });
    expect(readLabel('Thị Trấn Prao')).toEqual({ label: 'Thị trấn Prao', name: 'Prao', type: 'thị trấn' });
    expect(readLabel('Đặc khu Vân Đồn').type).toBe('đặc khu');
    expect(readLabel('Phường 12')).toEqual({ label: 'Phường 12', name: '12', type: 'phường' });
  });

  it('becomes NFC', () => {
    expect(readLabel('Xã Nậm Nèn'.normalize('NFD')).label).toBe('Xã Nậm Nèn'.normalize('NFC'));
  });

  it('without a type is refused', () => {
    expect(() => readLabel('Bình Liêu')).toThrow(RangeError);
  });
});
